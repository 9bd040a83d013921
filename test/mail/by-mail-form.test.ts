import { weekBlocks } from '../../src/lib/week.ts';
import { describe, expect, test } from 'vitest';
import {
  ANSWERS,
  PROGRAMME,
  applies,
  behindSlots,
  kindOf,
  numbers,
  onStage,
  stateOf,
} from './byMailScene.ts';
import type { Scene } from './byMailScene.ts';

const WHO = { name: 'Mei Lin', country: 'Taiwan' };

/** What an applicant has answered to the question of a role. */
async function answerOf({ ctx, round }: Scene, address: string, role: string): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('answer')
    .innerJoin('application', 'application.id', 'answer.application_id')
    .innerJoin('person', 'person.id', 'application.person_id')
    .innerJoin('question', 'question.id', 'answer.question_id')
    .select('answer.value')
    .where('person.address', '=', address)
    .where('application.round_id', '=', round.id)
    .where('question.role', '=', role as never)
    .executeTakeFirst();
  return row?.value ?? null;
}

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
        expect(await stateOf(scene, mei.address)).toBe('confirmed');
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
      expect(await stateOf(scene, mei.address)).toBe('draft');
      await mei.newest();
      await mei.answerWithin(asked, await behindSlots(scene, { hours: 'Mon-Fri 18:00-21:00' }));
      expect(await answerOf(scene, mei.address, 'hours')).toMatch(/1/);
      const again = await mei.newest();
      expect(kindOf(again)).toBe('application-consents');
      expect(again.text).not.toContain('could not read');
      await mei.answer(again, 'Yes\n\nMei');
      expect(await stateOf(scene, mei.address)).toBe('confirmed');
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

test('what stands beside the answers is read by people, without the answers, and who wrote it hears so', () =>
  onStage(async (scene) => {
    const mei = scene.box('mei.lin@mail.example');
    await mei.write(PROGRAMME, { subject: 'Apply', text: '' });
    const form = await mei.newest();
    const slot = await numbers(scene);
    const number = (role: string): string => slot(role).replaceAll(/\D/g, '');
    const answers = `${number('name')}. Mei Lin\n${number('country')}. Taiwan`;
    await mei.answer(form, `Hello, here are my answers.\n\n${answers}\n\nMei`);
    expect(await scene.ctx.db.selectFrom('thread_message').select('body').execute()).toEqual([]);
    expect(await mei.count()).toBe(1);
    await mei.answer(form, `Is it fine that I am 67?\n\n${answers}`);
    expect(await scene.ctx.db.selectFrom('thread_message').select(['body', 'whole']).execute()).toEqual([
      { body: 'Is it fine that I am 67?', whole: null },
    ]);
    expect(await mei.count()).toBe(2);
  }));

test('an application as people write it is read: words for levels, choices joined by "and", their own digits, and a signature', () =>
  onStage(async (scene) => {
    const slot = await numbers(scene);
    const number = (role: string): string => slot(role).replaceAll(/\D/g, '');
    const people = [
      {
        word: 'Apply',
        signed: 'Best wishes,\nMei',
        answers: {
          languages: 'Mandarin - native, English fluent, a little French',
          interests: 'a and b',
          hopes: 'Letters.',
        },
        digits: (text: string) => text,
      },
      {
        word: 'Solicitar',
        signed: 'Un cordial saludo,\n\nInés García',
        answers: {
          languages: 'español nativo, inglés fluido y un poco de francés',
          interests: 'a y b',
          hopes: 'Cartas.',
        },
        digits: (text: string) => text,
      },
      {
        word: 'Candidature',
        signed: 'Bien cordialement,\nZeina',
        answers: {
          languages: 'français langue maternelle ; anglais courant',
          interests: 'a et b',
          hopes: 'Des lettres.',
        },
        digits: (text: string) => text,
      },
      {
        word: 'تقديم',
        signed: 'مع تحياتي،\nأمينة',
        answers: { languages: 'العربية لغتي الأم، والإنجليزية بطلاقة', interests: 'أ و ب', hopes: 'رسائل.' },
        digits: arabic,
      },
    ];
    for (const [at, { word, signed, answers, digits }] of people.entries()) {
      const box = scene.box(`writer${at}@mail.example`);
      await box.write(PROGRAMME, { subject: word, text: '' });
      const all = { ...ANSWERS, ...WHO, ...answers };
      const order = Object.entries(all).sort(([one], [two]) => Number(number(one)) - Number(number(two)));
      // The one that a signature would spoil stands last.
      const last = order
        .filter(([role]) => role !== 'hopes')
        .concat(order.filter(([role]) => role === 'hopes'));
      const text = last.map(([role, answer]) => `${digits(number(role))}. ${answer}`).join('\n');
      await box.answer(await box.newest(), `${text}\n\n${signed}`);
      expect([word, kindOf(await box.newest())]).toEqual([word, 'application-consents']);
      expect(await answerOf(scene, box.address, 'hopes')).toBe(answers.hopes);
      expect(await answerOf(scene, box.address, 'interests')).toHaveLength(2);
    }
    expect(await answerOf(scene, 'writer0@mail.example', 'languages')).toEqual([
      { code: 'zh', level: 'native' },
      { code: 'en', level: 'C1' },
      { code: 'fr', level: 'A1' },
    ]);
    expect(await answerOf(scene, 'writer3@mail.example', 'languages')).toEqual([
      { code: 'ar', level: 'native' },
      { code: 'en', level: 'C1' },
    ]);
  }));

const arabic = (text: string): string =>
  text.replaceAll(/\d/g, (one) => String.fromCodePoint(0x660 + Number(one)));
