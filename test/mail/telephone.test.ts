import { describe, expect, test } from 'vitest';
import { readCommand, isToldWord, tellsWrong } from '../../src/mail/in/byMail/readCommand.ts';
import { PROGRAMME, applies, behindSlots, kindOf, onStage } from './byMailScene.ts';
import { partners, threads } from './twoPartners.ts';

describe('as people write on a telephone', () => {
  test('words without accents, or with Arabic letters typed for each other, are the words', () => {
    for (const word of ['PROBLEME', 'problema', 'مشكله', 'حاله', 'مغادره', 'مساعده', 'AYUDA', 'Aide.'])
      expect([word, isToldWord(word)]).toEqual([word, true]);
    for (const [word, command] of [
      ['ETAT', 'status'],
      ['عوده', 'back'],
      ['متاحه', 'available'],
      ['Statut svp', 'status'],
      ['Hello, STATUS please', 'status'],
    ] as const)
      expect([word, readCommand({ subject: '', own: word })?.command]).toEqual([word, command]);
  });

  test('"WRONG: …" on one line is for us, and "Problem: …" is a letter’s', () => {
    for (const told of [
      'WRONG: he asks for money',
      'PROBLEMA: me pide dinero',
      'PROBLEME. Il demande de l’argent',
      'WRONG\nhe asks for money',
    ])
      expect([told, tellsWrong(told)]).toEqual([told, true]);
    for (const letter of [
      'Problema: no encuentro el libro',
      'Wrong turns are how I came here',
      'HELLO: how are you?',
    ])
      expect([letter, tellsWrong(letter)]).toEqual([letter, false]);
  });

  test('what is told on one line to a partner’s letter reaches nobody but its writer, who is asked', () =>
    onStage(async (scene) => {
      const { kofi, zeina } = await partners(scene);
      const meet = await kofi.newest();
      await zeina.count();
      await kofi.answer(meet, 'WRONG: I get mails at night and do not know what to do');
      expect(await zeina.count()).toBe(0);
      expect(kindOf(await kofi.newest())).toBe('concern-asked');
    }));
});

describe('what comes late, or in another language', () => {
  test('apply@ sends the form in the language that somebody writes in', () =>
    onStage(async (scene) => {
      const mails = [
        ['Bonjour, je souhaite participer, merci beaucoup', 'Votre candidature'],
        ['Hola, me gustaría participar. Gracias', 'Tu solicitud'],
        ['السلام عليكم، أود المشاركة في البرنامج', 'طلبك'],
      ] as const;
      for (const [at, [text, subject]] of mails.entries()) {
        const box = scene.box(`one${at}@mail.example`);
        await box.write('apply@far-shelves.example', { text });
        expect((await box.newest()).subject).toContain(subject);
      }
      const zeina = scene.box('zeina@mail.example');
      await zeina.write(PROGRAMME, {
        subject: 'Question',
        text: 'Bonjour, je suis bibliothécaire. Est-ce pour moi aussi ? Merci',
      });
      expect((await zeina.newest()).subject).toContain('Far Shelves');
      const { locale } = await scene.ctx.db
        .selectFrom('person')
        .select('locale')
        .where('address', '=', zeina.address)
        .executeTakeFirstOrThrow();
      expect(locale).toBe('fr');
    }));

  test('answers to the form after the closing are answered, and people read them', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      const form = await kofi.newest();
      scene.ctx.clock.set('2027-02-03T12:00:00Z');
      await kofi.answerWithin(form, await behindSlots(scene, { hopes: 'To learn how others do it.' }));
      expect(kindOf(await kofi.newest())).toBe('standing');
      expect((await threads(scene)).join()).toContain('To learn how others do it.');
    }));

  test('a yes for the second time, or to what is gone, is answered or read', () =>
    onStage(async (scene) => {
      const { ctx } = scene;
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      const leaving = await kofi.newest();
      for (const kind of ['application-withdrawn', 'standing']) {
        await kofi.answer(leaving, 'YES');
        expect(kindOf(await kofi.newest())).toBe(kind);
      }
      await ctx.db.deleteFrom('application').execute();
      await kofi.answer(leaving, 'YES');
      expect(await threads(scene)).toEqual(['YES']);
      expect(kindOf(await kofi.newest())).toBe('inbox-received');
    }));
});
