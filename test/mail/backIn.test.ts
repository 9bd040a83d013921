import { describe, expect, test } from 'vitest';
import { askAvailability, reinstate } from '../../src/rooms/applications/index.ts';
import { leaveDue } from '../../src/rooms/partnerships/index.ts';
import { PROGRAMME, applies, kindOf, onStage, stateByAddress } from './byMailScene.ts';
import { partners, threads } from './twoPartners.ts';

describe('"take me back in"', () => {
  const BACK = [
    ['Please take me back in', 'YES'],
    ['I changed my mind, sorry for the trouble. Is there still room for me in this round?', 'yes'],
    ['VOLVER', 'Sí'],
    ['REVENIR, s’il vous plaît', 'Oui'],
    ['عودة', 'نعم'],
    ['APPLY', 'YES'],
  ] as const;
  test('after withdrawing brings a question, and its yes does it, in each language', () =>
    onStage(async (scene) => {
      const { ctx } = scene;
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      for (const [words, yes] of BACK) {
        await kofi.count();
        await kofi.write(PROGRAMME, { text: 'LEAVE' });
        await kofi.answer(await kofi.newest(), 'yes');
        expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
        expect((await kofi.newest()).text).toContain('BACK');
        await kofi.write(PROGRAMME, { text: words });
        expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
        const asked = await kofi.newest();
        expect([words, kindOf(asked)]).toEqual([words, 'returning']);
        await kofi.answer(asked, 'Yes, but only from April');
        expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
        await kofi.answer(await kofi.newest(), yes);
        expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
        expect(kindOf(await kofi.newest())).toBe('standing');
        ctx.clock.forward(24);
      }
    }));

  test('after withdrawing in the days of choosing brings them back, since nobody has been told of a partner', () =>
    onStage(async (scene) => {
      const { ctx } = scene;
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      ctx.clock.set('2027-02-10T09:00:00Z');
      await kofi.count();
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      await kofi.answer(await kofi.newest(), 'yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
      expect((await kofi.newest()).text).toContain('BACK');
      await kofi.write(PROGRAMME, { text: 'BACK' });
      await kofi.answer(await kofi.newest(), 'yes');
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
    }));

  test('who withdrew while they waited in a running round goes on waiting, by mail or on the page', () =>
    onStage(async (scene) => {
      const { ctx } = scene;
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await ctx.db
        .updateTable('application')
        .set({ state: 'waiting', waiting_reason: 'noCandidate' })
        .execute();
      ctx.clock.set('2027-02-20T12:00:00Z');
      await kofi.count();
      const withdraws = async () => {
        await kofi.write(PROGRAMME, { text: 'LEAVE' });
        await kofi.answer(await kofi.newest(), 'yes');
        expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
        return kofi.newest();
      };
      const told = await withdraws();
      expect(told.text).toMatch(/and wait on, for\s+as long as the round runs/);
      expect(told.text).toContain('BACK');
      await kofi.write(PROGRAMME, { text: 'BACK' });
      await kofi.answer(await kofi.newest(), 'yes');
      const row = await ctx.db.selectFrom('application').selectAll().executeTakeFirstOrThrow();
      expect([row.state, row.waiting_reason]).toEqual(['waiting', 'noCandidate']);

      ctx.clock.forward(24);
      await withdraws();
      const actor = { kind: 'person', id: row.person_id } as const;
      const own = { programme: row.programme_id, actor, application: row.id };
      expect(await reinstate(ctx, own)).toEqual({ ok: true });
      expect(await stateByAddress(scene, kofi.address)).toBe('waiting');

      ctx.clock.forward(24);
      await withdraws();
      ctx.clock.set('2027-06-10T12:00:00Z');
      expect(await reinstate(ctx, own)).toEqual({ ok: false, reason: 'closed' });
    }));

  test('after a no to being available counts as a yes to that', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      scene.ctx.clock.set('2027-02-02T12:00:00Z');
      await askAvailability(scene.ctx);
      await kofi.answer(await kofi.newest(), 'no');
      await kofi.newest();
      await kofi.write(PROGRAMME, { text: 'take me back' });
      await kofi.answer(await kofi.newest(), 'YES');
      expect(await stateByAddress(scene, kofi.address)).toBe('confirmed');
      const { available_at: at } = await scene.ctx.db
        .selectFrom('application')
        .select('available_at')
        .executeTakeFirstOrThrow();
      expect(at).not.toBeNull();
    }));

  test('within the hour before leaving says how to stay; after it says where one stands, and people read it', () =>
    onStage(async (scene) => {
      const { ctx } = scene;
      const { kofi } = await partners(scene);
      await kofi.newest();
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      await kofi.answer(await kofi.newest(), 'yes');
      await kofi.newest();
      await kofi.write(PROGRAMME, { text: 'BACK' });
      const stay = await kofi.newest();
      expect(kindOf(stay)).toBe('leaving-planned');
      await kofi.answer(stay, 'NO');
      ctx.clock.forward(2);
      await leaveDue(ctx);
      expect(await stateByAddress(scene, kofi.address)).toBe('matched');
      ctx.clock.forward(24);
      await kofi.count();
      await kofi.write(PROGRAMME, { text: 'LEAVE' });
      await kofi.answer(await kofi.newest(), 'yes');
      ctx.clock.forward(2);
      await leaveDue(ctx);
      await kofi.count();
      await kofi.write(PROGRAMME, { text: 'Take me back in' });
      expect(kindOf(await kofi.newest())).toBe('standing');
      expect(await threads(scene)).toEqual(['Take me back in']);
      expect(await stateByAddress(scene, kofi.address)).toBe('withdrawn');
    }));

  test('does nothing for what a volunteer declined: people read it', () =>
    onStage(async (scene) => {
      const kofi = scene.box('kofi@mail.example');
      await applies(scene, kofi, { name: 'Kofi Mensah', country: 'Ghana' });
      await scene.ctx.db.updateTable('application').set({ state: 'declined' }).execute();
      await kofi.count();
      await kofi.write(PROGRAMME, { text: 'BACK' });
      expect(kindOf(await kofi.newest())).toBe('standing');
      expect(await threads(scene)).toEqual(['BACK']);
    }));
});
