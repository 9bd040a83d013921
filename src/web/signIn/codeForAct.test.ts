import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import type { Stage } from '../../../test/cast.ts';
import type { TestCtx } from '../../../test/context.ts';
import { lastCode } from '../../../test/lastCode.ts';
import { onStage } from '../../../test/onStage.ts';
import { createLimits } from '../request/limits.ts';
import type { Limits } from '../request/limits.ts';

/** Luca's browser, signed in a while ago. */
const signedIn = (ctx: TestCtx, cast: Stage): Browser => browse(ctx, cast, 'luca', { proved: false });

const asked = ({ enqueued }: TestCtx): number =>
  enqueued.filter(({ name }) => name === 'sign-in-code').length;

test('a code to sign in does not prove that the one who is here already may erase', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    await luca.get('/me');
    await luca.post('/sign-in', { address: 'luca@cast.example' });
    luca.cookies.set('proving', luca.cookies.get('signing-in') ?? '');
    const actCode = await lastCode(ctx, cast.programme);
    expect((await luca.post('/me/erasure', { 'act-code': actCode })).status).toBe(422);
  }));

test('a code for the address that was left proves nothing any more', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    await luca.post('/me/data');
    const actCode = await lastCode(ctx, cast.programme);
    await ctx.db
      .updateTable('person')
      .set({ address: 'luca@new.example' })
      .where('id', '=', cast.people.luca)
      .execute();
    expect((await luca.post('/me/data', { 'act-code': actCode })).status).toBe(422);
  }));

test('pressing twice mails one code; another is mailed when it is asked for, and not without end', () =>
  onStage(async (ctx, cast) => {
    const door = { limits: createLimits() };
    const luca = browse(ctx, cast, 'luca', { proved: false, door });
    await luca.post('/me/erasure');
    await luca.post('/me/erasure');
    expect(asked(ctx)).toBe(1);
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++)
      statuses.push((await luca.post('/me/erasure', { 'act-code': '', 'act-code-again': 'yes' })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    const code = await lastCode(ctx, cast.programme);
    // The code that was mailed last still works.
    expect((await luca.post('/me/erasure', { 'act-code': code })).status).toBe(303);
  }));

test('five wrong tries use a code up', () =>
  onStage(async (ctx, cast) => {
    const luca = signedIn(ctx, cast);
    await luca.post('/me/data');
    const code = await lastCode(ctx, cast.programme);
    const wrong = code === '123456' ? '654321' : '123456';
    for (let i = 0; i < 5; i++) expect((await luca.post('/me/data', { 'act-code': wrong })).status).toBe(422);
    expect((await luca.post('/me/data', { 'act-code': code })).status).toBe(422);
  }));

test('visitors and browsers that came by the link of a mail are sent to sign in, not asked for a code', () =>
  onStage(async (ctx, cast) => {
    for (const path of ['/me/address', '/me/data', '/me/erasure', '/me/sign-ins/google'])
      expect((await browse(ctx, cast).post(path)).location).toContain('/sign-in');
    expect(asked(ctx)).toBe(0);
  }));

test('in a day a session stands thirty wrong codes, however many are mailed', () =>
  onStage(async (ctx, cast) => {
    const days = createLimits();
    const limits: Limits = {
      allow: (limit, key) => (limit.seconds < 86_400 ? Promise.resolve(true) : days.allow(limit, key)),
      spent: (limit, key) => days.spent(limit, key),
    };
    const luca = browse(ctx, cast, 'luca', { proved: false, door: { limits } });
    let tried = 0;
    for (let code = 0; code < 8; code++) {
      await luca.post('/me/data', { 'act-code-again': 'yes', 'act-code': '' });
      const wrong = (await lastCode(ctx, cast.programme)) === '123456' ? '654321' : '123456';
      for (let i = 0; i < 5; i++) {
        const { status } = await luca.post('/me/data', { 'act-code': wrong });
        if (status === 422) tried++;
        else expect(status).toBe(429);
      }
    }
    expect(tried).toBe(30);
  }));
