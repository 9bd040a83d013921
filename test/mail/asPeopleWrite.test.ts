import { expect, test } from 'vitest';
import { ANSWERS, PROGRAMME, kindOf, numbers, onStage } from './byMailScene.ts';
import { WHO, answerOf } from './formByMail.ts';

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
      // The answer that a signature would spoil comes last.
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
