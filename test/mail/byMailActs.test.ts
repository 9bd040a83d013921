import { describe, expect, test } from 'vitest';
import { processIncoming } from '../../src/mail/in/process.ts';
import { askAvailability } from '../../src/rooms/applications/index.ts';
import { stageForm } from '../applicant.ts';
import { ANSWERS, PROGRAMME, applies, behindSlots, kindOf, onStage, stateByAddress } from './byMailScene.ts';
import { MAIL_IN } from './incoming.ts';

describe('only what was mailed to a person’s own mailbox acts for them', () => {
  test('a word to the programme changes nothing by itself', () =>
    onStage(async (scene) => {
      const { ctx, box } = scene;
      const kofi = box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      const events = async (): Promise<number> =>
        (await ctx.db.selectFrom('event').select('id').execute()).length;
      const before = await events();
      for (const word of ['leave', 'available', 'status', 'wrong', 'apply', 'help'])
        await kofi.write(PROGRAMME, { text: word });
      expect(await events()).toBe(before);
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
    }));

  test('somebody else’s answer to the form waits, and its reader is asked', () =>
    onStage(async (scene) => {
      const { box } = scene;
      const kofi = box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      const form = await kofi.newest();
      const nils = box('nils@hostile.example');
      const settled = await nils.answerWithin(form, await behindSlots(scene, { name: 'Nils' }));
      expect(settled).toMatchObject({ state: 'tray', reason: 'sender' });
      expect(kindOf(await kofi.newest())).toBe('sender-unsure');
    }));

  test('a mail from a second address goes on when its owner answers the question with yes, and not before', () =>
    onStage(async (scene) => {
      const { box } = scene;
      const kofi = box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      const second = box('kofi@second.example');
      await second.answer(await kofi.newest(), 'yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
      const asked = await kofi.newest();
      expect(kindOf(asked)).toBe('sender-unsure');
      await second.answer(asked, 'yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
      await kofi.answer(asked, 'Yes');
      const again = scene.ctx.enqueued.findLast(({ name }) => name === 'mail-in');
      await processIncoming(scene.ctx, MAIL_IN, Number(again?.data['id']));
      expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
    }));

  test('the form is mailed once a day, however often somebody asks in another’s name', () =>
    onStage(async ({ ctx, box }) => {
      const kofi = box('kofi@mail.example', false);
      for (let time = 0; time < 5; time++) await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      expect(await kofi.count()).toBe(1);
      ctx.clock.forward(24);
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      expect(await kofi.count()).toBe(1);
    }));
});

describe('applying by mail', () => {
  test('understands answers numbered by hand, with a name below the last one', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      const slots = await behindSlots(scene, { ...ANSWERS, name: 'Kofi Mensah', country: 'Ghana' });
      const lines = Object.entries(slots).map(
        ([slot, text]) => `${slot.replaceAll(/[[\]= ]/g, '')}. ${text}`,
      );
      await kofi.answer(await kofi.newest(), `${lines.join('\n')}\n\nKofi`);
      expect(kindOf(await kofi.newest())).toBe('application-consents');
    }));

  test('sends the form to whoever wishes to apply among other words, and lets somebody read them', () =>
    onStage(async ({ ctx, box }) => {
      const kofi = box('kofi@mail.example');
      await kofi.write(PROGRAMME, {
        subject: 'A question',
        text: 'Dear all, I would like to apply. But I am still studying to be a librarian: is that all right with you?',
      });
      expect(kindOf(await kofi.newest())).toBe('application-form');
      expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(1);
    }));

  test('hands the wish to people while no round is open, and says when the next one opens', () =>
    onStage(async ({ ctx, cast, box }) => {
      ctx.clock.set('2027-06-01T12:00:00Z');
      const kofi = box('kofi@mail.example');
      await kofi.write('apply@far-shelves.example', { text: 'I would like to apply' });
      expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(1);
      expect((await kofi.newest()).text).toContain('The next round has no date yet');
      const luca = box('luca@second.example');
      await luca.write(PROGRAMME, { subject: 'Apply', text: '' });
      expect((await luca.newest()).text).toContain('The next round has no date yet');
      await stageForm(ctx, cast.programme, '2027-09-06T09:00', 2);
      const zeina = box('zeina@mail.example');
      await zeina.write(PROGRAMME, { subject: 'Candidature', text: '' });
      expect((await zeina.newest()).text).toMatch(/s’ouvrent|septembre 2027/);
    }));

  test('tells somebody nobody knows which words act by mail, in the language of theirs, and keeps their mail for people', () =>
    onStage(async ({ ctx, box }) => {
      const kofi = box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'AIDE', text: '' });
      const words = await kofi.newest();
      expect(kindOf(words)).toBe('by-mail');
      expect(words.text).toContain('CANDIDATURE');
      expect(words.text).toMatch(/^Bonjour,? vous pouvez/m);
      expect(await ctx.db.selectFrom('thread').select('id').execute()).toHaveLength(1);
    }));

  test('a yes to older texts than those in force is asked for again', () =>
    onStage(async (scene) => {
      const { ctx, cast, box } = scene;
      const kofi = box('kofi@mail.example');
      await kofi.write(PROGRAMME, { subject: 'Apply', text: '' });
      await kofi.answerWithin(
        await kofi.newest(),
        await behindSlots(scene, { ...ANSWERS, name: 'Kofi Mensah', country: 'Ghana' }),
      );
      const asked = await kofi.newest();
      await ctx.db
        .updateTable('legal_text')
        .set({ version: 2 })
        .where('programme_id', '=', cast.programme)
        .where('kind', '=', 'conduct')
        .execute();
      await kofi.answer(asked, 'Yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('draft');
      await kofi.answer(await kofi.newest(), 'Yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
    }));

  test('can be taken back by one word, before partners are chosen', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      await kofi.answer(await kofi.newest(), 'yes please');
      expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
      expect(kindOf(await kofi.newest())).toBe('application-withdrawn');
    }));
});

test('whether somebody is available can be told in one word, and a no as well', () =>
  onStage(async (scene) => {
    const kofi = scene.box('kofi@mail.example');
    await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
    scene.ctx.clock.set('2027-02-02T12:00:00Z');
    await askAvailability(scene.ctx);
    const asked = await kofi.newest();
    await kofi.answer(asked, 'no, sorry');
    expect(await stateByAddress(scene, kofi.address)).toBe('declined');
    expect((await kofi.newest()).text).toContain('You said that you are not available');
    await kofi.answer(asked, 'Yes, now I am');
    expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
  }));
