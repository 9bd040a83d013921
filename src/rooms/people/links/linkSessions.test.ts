import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';
import { grantRole } from '../roles/grantRole.ts';
import { hashToken } from '../signIn/sessions.ts';
import { isLinkToken, openLinkSession, readLinkSession } from './linkSessions.ts';
import { readLink } from './readLink.ts';
import { linkToken } from './rightLinks.ts';

/** A browser that Mei opened by the link in a letter, and the pages it may see. */
async function opened(ctx: TestCtx, { programme, people }: Stage) {
  const link = { programme, person: people.mei, purpose: 'partnership', subject: '7' } as const;
  const right = await readLink(ctx, { programme, token: await linkToken(ctx, link) });
  const done = await openLinkSession(ctx, { link: right!, device: 'A browser' });
  if (!done.ok) throw new Error(done.reason);
  return { token: done.token, sees: (token = done.token) => readLinkSession(ctx, { programme, token }) };
}

const grantIn = (ctx: TestCtx, { programme, people }: Stage) =>
  grantRole(ctx, {
    programme,
    person: people.mei,
    role: 'moderator',
    country: null,
    actor: { kind: 'command' },
  });

/** Mei's person without an account, as for somebody who never signed in. */
const partFromAccount = (ctx: TestCtx, { programme, people }: Stage) =>
  ctx.db
    .updateTable('person')
    .set({ account_id: null })
    .where('programme_id', '=', programme)
    .where('id', '=', people.mei)
    .execute();

const operatorIs = (ctx: TestCtx, account: number) =>
  ctx.db.insertInto('operator').values({ account_id: account, since: ctx.clock.now() }).execute();

/** Rights of Mei's mailbox that a mailed link must not reach, in this programme or another. */
const RIGHTS: Record<string, (ctx: TestCtx, here: Stage, elsewhere: Stage) => Promise<unknown>> = {
  'a role here': (ctx, here) => grantIn(ctx, here),
  'a role elsewhere, by the account': (ctx, _, elsewhere) => grantIn(ctx, elsewhere),
  'a role elsewhere, by the account of the address': async (ctx, here, elsewhere) => {
    await partFromAccount(ctx, here);
    await grantIn(ctx, elsewhere);
  },
  'a role elsewhere, by the address alone': async (ctx, here, elsewhere) => {
    await partFromAccount(ctx, here);
    await partFromAccount(ctx, elsewhere);
    await grantIn(ctx, elsewhere);
  },
  'running the installation': (ctx, here) => operatorIs(ctx, here.accounts.mei),
  'running the installation, by the account of the address': async (ctx, here) => {
    await partFromAccount(ctx, here);
    await operatorIs(ctx, here.accounts.mei);
  },
};

test.each(Object.entries(RIGHTS))('what a link opened is closed by %s', (_, give) =>
  onStage(async (ctx, here) => {
    const elsewhere = await stage(ctx, 'elsewhere');
    const mei = await opened(ctx, here);
    expect(await mei.sees()).toMatchObject({ partnership: 7, person: { id: here.people.mei } });
    await give(ctx, here, elsewhere);
    expect(await mei.sees()).toBeNull();
    await expect(opened(ctx, here)).rejects.toThrow('rights');
  }),
);

test('it is closed when the person is erased, and opens nothing in another programme', () =>
  onStage(async (ctx, here) => {
    const mei = await opened(ctx, here);
    const { programme } = await stage(ctx, 'elsewhere');
    expect(await readLinkSession(ctx, { programme, token: mei.token })).toBeNull();
    await ctx.db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('id', '=', here.people.mei)
      .execute();
    expect(await mei.sees()).toBeNull();
  }));

test('somebody without an account, or without an address, keeps what the link opened', () =>
  onStage(async (ctx, here) => {
    const mei = await opened(ctx, here);
    await partFromAccount(ctx, here);
    expect(await mei.sees()).toMatchObject({ person: { account_id: null } });
    await ctx.db.updateTable('person').set({ address: null }).where('id', '=', here.people.mei).execute();
    expect(await mei.sees()).toMatchObject({ person: { address: null } });
  }));

test('its token tells what it is, and one that an older version gave still opens the page', () =>
  onStage(async (ctx, here) => {
    const mei = await opened(ctx, here);
    expect(isLinkToken(mei.token)).toBe(true);
    const old = mei.token.replace(/^\w+\./, '');
    expect(isLinkToken(old)).toBe(false);
    expect(await mei.sees(old)).toBeNull();
    await ctx.db
      .updateTable('link_session')
      .set({ token_hash: hashToken(old) })
      .execute();
    expect(await mei.sees(old)).toMatchObject({ partnership: 7 });
  }));
