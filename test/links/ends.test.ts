import { describe, expect, test } from 'vitest';
import { linkToken } from '../../src/rooms/people/index.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import { browse } from '../browse.ts';
import { stage } from '../cast.ts';
import { lastCode } from '../lastCode.ts';
import { CASES } from './purposes.ts';
import type { LinkCase } from './linkCase.ts';
import { ENDS, known, mailedInOneRound, nextMail, press } from './linkScene.ts';
import type { Mailed } from './linkScene.ts';

const mailed = mailedInOneRound();

const all = Object.entries(CASES) as [Purpose, LinkCase][];

/** Expects that tokens open nothing and do nothing. */
async function expectDead(scene: Mailed, tokens: readonly string[], own: LinkCase): Promise<void> {
  const stranger = browse(scene.ctx, scene.cast);
  const was = await own.isDone?.(scene, scene.subject);
  for (const token of tokens) {
    expect((await stranger.get(`/l/${token}`)).status, token).toBe(404);
    expect((await stranger.post(`/l/${token}`, own.fields)).status, token).toBe(404);
    expect(known(stranger), token).toEqual([]);
  }
  expect(await own.isDone?.(scene, scene.subject)).toBe(was);
}

describe.each(all)('a link of purpose %s', (purpose, own) => {
  test('does what its mail was about, by its button alone, in whatever browser, and gives a second one what it gave the first, or less', () =>
    mailed(purpose, async (scene) => {
      const { ctx, cast, token, subject } = scene;
      const browser = browse(ctx, cast);
      expect((await browser.get(`/l/${token}`)).status).toBe(200);
      expect(known(browser)).toEqual([]);
      expect((await own.isDone?.(scene, subject)) ?? false).toBe(false);
      expect(await press(browser, token, own)).toEqual(own.cookie ? [own.cookie] : []);
      expect((await own.isDone?.(scene, subject)) ?? true).toBe(!own.needsCode);
      if (own.needsCode) {
        await browser.post(`/l/${token}`, { 'act-code': await lastCode(ctx, cast.programme) });
        expect(await own.isDone?.(scene, subject)).toBe(true);
      }
      if (own.once) return expectDead(scene, [token], own);
      const second = await press(browse(ctx, cast), token, own);
      expect(second).toEqual(own.cookie && !own.knowsFirst ? [own.cookie] : []);
    }));

  test.each(Object.entries(ENDS))(own.lasts ? 'outlasts %s' : 'ends with %s', (_, end) =>
    mailed(purpose, async (scene) => {
      const { ctx, cast, token, subject } = scene;
      await end(scene);
      if (own.lasts) {
        await press(browse(ctx, cast), token, own);
        expect(await own.isDone?.(scene, subject)).toBe(true);
        return;
      }
      await expectDead(scene, [token], own);
      const next = await nextMail(scene, purpose, subject);
      expect(next).not.toBe(token);
      expect((await browse(ctx, cast).get(`/l/${next}`)).status).toBe(200);
    }),
  );

  test('works on its last day and not on the one after', () =>
    mailed(purpose, async (scene) => {
      const { ctx, cast, token } = scene;
      const clock = ctx.clock.now().getTime();
      const at = (days: number): string => new Date(clock + days * 86_400_000).toISOString();
      ctx.clock.set(at(own.days - 0.01));
      expect((await browse(ctx, cast).get(`/l/${token}`)).status).toBe(200);
      ctx.clock.set(at(own.days));
      await expectDead(scene, [token], own);
    }));

  test('is worth nothing edited, guessed, in another programme, or made into a link of another purpose', () =>
    mailed(purpose, async (scene) => {
      const { ctx, cast, programme, mei: person, token } = scene;
      const other = purpose === 'status' ? 'resume' : 'status';
      const another = await linkToken(ctx, { programme, person, purpose: other, subject: '1' });
      const [id = '', mac = ''] = token.split('.');
      const [otherId = '', otherMac = ''] = another.split('.');
      const edited = [
        `${id}.${otherMac}`,
        `${otherId}.${mac}`,
        `${id}.${mac.slice(0, -2)}`,
        `${id}.${mac[0] === 'A' ? 'B' : 'A'}${mac.slice(1)}`,
        `${(Number.parseInt(id, 36) + 1).toString(36)}.${mac}`,
        `${id}.`,
        id,
      ];
      await expectDead(scene, edited, own);
      const elsewhere = await stage(ctx, 'elsewhere');
      expect((await browse(ctx, elsewhere).post(`/l/${token}`, own.fields)).status).toBe(404);
      // Changes the row behind the link. The signature still covers the former purpose.
      await ctx.db
        .updateTable('right_link')
        .set({ purpose: other, subject: '2' })
        .where('id', '=', Number.parseInt(id, 36))
        .execute();
      expect((await browse(ctx, cast).get(`/l/${token}`)).status).toBe(404);
    }));
});
