import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';
import { codeOf, endSessions, erasePerson, forgetCodes, knownDevice, rememberDevice } from '../index.ts';

async function signIn(ctx: TestCtx, cast: Stage, browser: Browser, address: string): Promise<void> {
  await browser.post('/sign-in', { address });
  const job = ctx.enqueued.findLast(({ name }) => name === 'sign-in-code');
  const code = await codeOf(ctx, cast.programme, Number(job?.data['id']));
  expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
}

test('a browser is known to whoever signed in with it by a code, and to nobody else', async () => {
  await onStage(async (ctx, cast) => {
    const browser = browse(ctx, cast);
    await signIn(ctx, cast, browser, 'luca@cast.example');
    const token = browser.cookies.get('device');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await knownDevice(ctx, { account: cast.accounts.luca }, token)).toBe(true);
    expect(await knownDevice(ctx, { address: 'luca@cast.example' }, token)).toBe(true);
    expect(await knownDevice(ctx, { address: 'mei@cast.example' }, token)).toBe(false);
    expect(await knownDevice(ctx, { address: 'luca@cast.example' }, undefined)).toBe(false);
    const row = await ctx.db.selectFrom('device').selectAll().executeTakeFirstOrThrow();
    expect(row.token_hash.toString('base64url')).not.toContain(token);
  });
});

test('it stays known when they sign out, and is the same browser for the next who signs in with it', async () => {
  await onStage(async (ctx, cast) => {
    const browser = browse(ctx, cast);
    await signIn(ctx, cast, browser, 'luca@cast.example');
    const token = browser.cookies.get('device');
    await browser.post('/sign-out');
    await signIn(ctx, cast, browser, 'mei@cast.example');
    expect(browser.cookies.get('device')).toBe(token);
    for (const account of [cast.accounts.luca, cast.accounts.mei])
      expect(await knownDevice(ctx, { account }, token)).toBe(true);
  });
});

test('the first sign-in with a browser is told apart from the next', async () => {
  await onStage(async (ctx, cast) => {
    const account = cast.accounts.luca;
    const first = await rememberDevice(ctx, { account, token: undefined });
    expect(first.isNew).toBe(true);
    expect(await rememberDevice(ctx, { account, token: first.token })).toEqual({ ...first, isNew: false });
    const odd = await rememberDevice(ctx, { account, token: 'what somebody made up' });
    expect(odd.isNew).toBe(true);
    expect(odd.token).toMatch(/^[\w-]{43}$/);
  });
});

test('browsers are forgotten with the account, when somebody signs out everywhere, and after 400 days without a sign-in', async () => {
  await onStage(async (ctx, cast) => {
    const { luca, mei, nils } = cast.accounts;
    const tokens = new Map<number, string>();
    for (const account of [luca, mei, nils])
      tokens.set(account, (await rememberDevice(ctx, { account, token: undefined })).token);
    const known = (account: number) => knownDevice(ctx, { account }, tokens.get(account));

    const { programme, people } = cast;
    await erasePerson(ctx, { programme, actor: { kind: 'person', id: people.luca }, person: people.luca });
    await endSessions(ctx, { account: mei });
    const left = await ctx.db.selectFrom('device').select('account_id').execute();
    expect(left).toEqual([{ account_id: nils }]);

    ctx.clock.forward(399 * 24);
    expect(await known(nils)).toBe(true);
    ctx.clock.forward(2 * 24);
    expect(await known(nils)).toBe(false);
    await forgetCodes(ctx);
    expect(await ctx.db.selectFrom('device').selectAll().execute()).toEqual([]);
  });
});
