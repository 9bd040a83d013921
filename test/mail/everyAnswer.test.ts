import { describe, expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { PROGRAMME, applies, kindOf, onStage, stateByAddress } from './byMailScene.ts';
import { MAIL_IN } from './incoming.ts';
import { partners, threads } from './twoPartners.ts';

describe('from a second address', () => {
  test('each letter is asked about at the first, and the second hears that it waits', () =>
    onStage(async (scene) => {
      const { ctx, box } = scene;
      const { kofi, zeina } = await partners(scene);
      const meet = await kofi.newest();
      await zeina.count();
      const second = box('kofi@work.example');
      for (const words of ['Dear Zeina, the rain has come.', 'Dear Zeina, and gone again.']) {
        await second.answer(meet, words);
        const asked = await kofi.newest();
        expect(kindOf(asked)).toBe('sender-unsure');
        await kofi.answer(asked, 'YES');
        const again = ctx.enqueued.findLast(({ name }) => name === 'mail-in');
        await processIncoming(ctx, MAIL_IN, Number(again?.data['id']));
        expect((await zeina.newest()).text).toContain(words);
      }
      // Kofi gets one such answer a day, which does not say to whom his mail went.
      expect(await second.count()).toBe(1);
    }));

  test('what the second address hears names nobody, and an answer to it reaches people', () =>
    onStage(async (scene) => {
      const { kofi } = await partners(scene);
      const meet = await kofi.newest();
      const second = scene.box('kofi@work.example');
      await second.answer(meet, 'Dear Zeina, the rain has come.');
      const told = await second.newest();
      expect(kindOf(told)).toBe('sender-asked');
      expect(`${told.subject} ${told.text}`).not.toMatch(/Kofi|Zeina|kofi@mail/);
      expect(told.inReplyTo).toMatch(/^<written-/);
      await second.answer(told, 'I have lost the password of the other one.');
      expect(await threads(scene)).toEqual(['I have lost the password of the other one.']);
    }));

  test('nobody is flooded with questions, and a forged mail brings its From line nothing', () =>
    onStage(async (scene) => {
      const { kofi } = await partners(scene);
      const meet = await kofi.newest();
      const flood = scene.box('nils@hostile.example');
      for (let time = 0; time < 9; time++) await flood.answer(meet, `Hello ${time}`);
      expect(await kofi.count()).toBe(5);
      expect(await flood.count()).toBe(1);
      const unsigned = scene.box('mei@elsewhere.example', false);
      for (let time = 0; time < 3; time++) await unsigned.answer(meet, `Hello ${time}`);
      expect(await unsigned.count()).toBe(1);
    }));
});

describe('a word twice in a day', () => {
  test('is answered again, with what is true then; the fourth time people read it', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      await kofi.newest();
      for (let time = 0; time < 2; time++) {
        await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
        expect(kindOf(await kofi.newest())).toBe('application-form');
      }
      expect(await threads(scene)).toEqual([]);
      await kofi.write(PROGRAMME, { subject: 'Apply', text: 'I find no form' });
      expect(await threads(scene)).toEqual(['I find no form']);
      expect(kindOf(await kofi.newest())).toBe('inbox-received');
    }));

  test('STATUS says the newest', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await kofi.write(PROGRAMME, { text: 'STATUS' });
      expect((await kofi.newest()).subject).toContain('is in');
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      await kofi.answer(await kofi.newest(), 'YES');
      await kofi.count();
      await kofi.write(PROGRAMME, { text: 'Status, please!\n\nKofi' });
      expect((await kofi.newest()).subject).toContain('withdrawn');
    }));

  test('a word to a partner’s letter that is not answered any more reaches people, and never the partner', () =>
    onStage(async (scene) => {
      const { kofi, zeina } = await partners(scene);
      const meet = await kofi.newest();
      await zeina.count();
      for (let time = 0; time < 5; time++) await kofi.answer(meet, 'STATUS');
      expect(await zeina.count()).toBe(0);
      expect(await threads(scene)).toEqual(['STATUS', 'STATUS']);
    }));

  test('in another’s name brings them one mail, and people read the rest', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await kofi.count();
      const forged = scene.box('kofi@mail.example', false);
      for (const word of ['LEAVE', 'STATUS', 'BACK', 'LEAVE']) await forged.write(PROGRAMME, { text: word });
      expect(await kofi.count()).toBe(1);
      expect(await threads(scene)).toEqual(['STATUS', 'BACK', 'LEAVE']);
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
    }));
});
