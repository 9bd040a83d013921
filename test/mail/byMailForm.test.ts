import { weekBlocks } from '../../src/lib/time/week.ts';
import { describe, expect, test } from 'vitest';
import {
  ANSWERS,
  PROGRAMME,
  applies,
  behindSlots,
  kindOf,
  numbers,
  onStage,
  stateByAddress,
} from './byMailScene.ts';
import { WHO, answerOf } from './formByMail.ts';

describe('an answer that may be left out and cannot be read holds nothing back', () => {
  const ASKS = [
    ['Apply', 'In the evenings, mostly', 'Some of your answers we could not read', 'YES'],
    ['Solicitar', 'casi siempre por la tarde', 'Algunas de tus respuestas no las pudimos leer', 'SÍ'],
    ['Candidature', 'le soir surtout', 'Nous n’avons pas pu lire certaines de vos réponses', 'OUI'],
    ['تقديم', 'في المساء عادة', 'بعض إجاباتك لم نستطع قراءتها', 'نعم'],
  ] as const;
  for (const [word, evenings, said, yes] of ASKS)
    test(`the question whether one agrees says so: ${word}`, () =>
      onStage(async (scene) => {
        const mei = scene.box('mei.lin@mail.example');
        await mei.write(PROGRAMME, { subject: word, text: '' });
        const answers = { ...ANSWERS, ...WHO, languages: 'English C1', hours: evenings };
        await mei.answerWithin(await mei.newest(), await behindSlots(scene, answers));
        const asked = await mei.newest();
        expect(kindOf(asked)).toBe('application-consents');
        const slot = await numbers(scene);
        expect(asked.text.replaceAll(/\s+/g, ' ')).toContain(said);
        expect(asked.text).toContain(`(${evenings})`);
        expect(asked.text).toContain(slot('hours'));
        expect(asked.text).not.toContain(slot('work'));
        await mei.answer(asked, yes);
        expect(await stateByAddress(scene, mei.address)).toBe('confirmed');
      }));

  test('hours are read by the names that the form lists', () =>
    onStage(async (scene) => {
      const mei = scene.box('mei.lin@mail.example');
      await mei.write(PROGRAMME, { subject: 'Apply', text: '' });
      const form = await mei.newest();
      expect(form.text).toContain('* Evenings: Monday – Friday, 18–22');
      const answers = { ...ANSWERS, ...WHO, hours: 'Evenings, and Saturday mornings' };
      await mei.answerWithin(form, await behindSlots(scene, answers));
      const bits = String(await answerOf(scene, mei.address, 'hours'));
      expect(weekBlocks(bits)).toEqual([
        ...[1, 2, 3, 4, 5].flatMap((day) => [`${day}-9`, `${day}-10`]),
        '6-4',
        '6-5',
      ]);
    }));

  test('who sends it after all is asked for their yes anew, and never takes "1. Yes" for an answer to the form', () =>
    onStage(async (scene) => {
      const mei = scene.box('mei.lin@mail.example');
      await mei.write(PROGRAMME, { subject: 'Apply', text: '' });
      const answers = { ...ANSWERS, ...WHO, hours: 'at full moon' };
      await mei.answerWithin(await mei.newest(), await behindSlots(scene, answers));
      const asked = await mei.newest();
      await mei.answer(asked, '1. Yes\n2. Yes\n3. Yes');
      expect(await answerOf(scene, mei.address, 'name')).toBe('Mei Lin');
      expect(await stateByAddress(scene, mei.address)).toBe('draft');
      await mei.newest();
      await mei.answerWithin(asked, await behindSlots(scene, { hours: 'Mon-Fri 18:00-21:00' }));
      expect(await answerOf(scene, mei.address, 'hours')).toMatch(/1/);
      const again = await mei.newest();
      expect(kindOf(again)).toBe('application-consents');
      expect(again.text).not.toContain('could not read');
      await mei.answer(again, 'Yes\n\nMei');
      expect(await stateByAddress(scene, mei.address)).toBe('confirmed');
    }));

  test('a needed answer that cannot be read is asked for, and the others are kept, also once the application is in', () =>
    onStage(async (scene) => {
      const mei = scene.box('mei.lin@mail.example');
      await applies(scene, mei, WHO);
      await mei.count();
      scene.ctx.clock.forward(24);
      await mei.write(PROGRAMME, { subject: 'Apply', text: '' });
      await mei.answerWithin(
        await mei.newest(),
        await behindSlots(scene, {
          sector: 'something with books',
          hopes: 'To learn.',
          hours: 'at full moon',
        }),
      );
      const again = await mei.newest();
      expect(kindOf(again)).toBe('application-form');
      expect(again.text).toContain('(something with books)');
      expect(again.text).toContain('(at full moon)');
      expect(await answerOf(scene, mei.address, 'hopes')).toBe('To learn.');
      expect(await answerOf(scene, mei.address, 'sector')).toBe('public');
    }));
});

test('what could not be read is asked for without a list to choose from, and whole', () =>
  onStage(async (scene) => {
    const mei = scene.box('mei.lin@mail.example');
    await mei.write(PROGRAMME, { subject: 'Apply', text: '' });
    const answers = {
      ...ANSWERS,
      name: 'Mei',
      country: 'in Taiwan, mostly',
      languages: 'English C1; Gobbledygook B2',
    };
    await mei.answerWithin(await mei.newest(), await behindSlots(scene, answers));
    const again = (await mei.newest()).text.replaceAll(/\s+/g, ' ');
    expect(again).toContain(
      '! We do not know this country. Please write its name alone, such as Senegal. (in Taiwan',
    );
    expect(again).toContain('Please write all of yours again');
    expect(again).toContain('Below a line that begins with “!”, please write the whole answer again.');
    expect(again).not.toContain('from the list');
  }));
