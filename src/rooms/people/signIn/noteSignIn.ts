import { browserName } from '../../../lib/network/browserName.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';

/** The most mails a day to somebody who signs in with ever new browsers, or keeps no cookies. */
const MOST_A_DAY = 5;

/**
 * Tells a person by mail that somebody signed in as them with a browser they had not used before, and how to sign it out. The first sign-in
 * of an account is told to nobody. Nor is one without a programme (the operator's first minutes).
 */
export async function noteSignIn(
  ctx: Ctx,
  input: {
    account: number;
    /** The person and the programme they sign in to. */
    at: { programme: number; person: number } | null;
    /** The name the browser gives itself. */
    device: string;
    isNew: boolean;
  },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { account, at } = input;
    const now = ctx.clock.now();
    const first = await isFirst(ctx, account);
    await ctx.db
      .updateTable('account')
      .set({ signed_in_at: now })
      .where('id', '=', account)
      .where('signed_in_at', 'is', null)
      .execute();
    if (!at || !input.isNew || first || (await newToday(ctx, account)) > MOST_A_DAY) return;
    await ctx.mailer.queue(ctx, [
      {
        programme: at.programme,
        kind: 'new-sign-in',
        occasion: `sign-in:${now.getTime()}`,
        person: at.person,
        data: { at: now.toISOString(), ...browserName(input.device) },
      },
    ]);
  });
}

/** Whether nobody had signed in with an account before. The session that is beginning counts among those stored. */
async function isFirst(ctx: Ctx, account: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('account')
    .select((eb) => [
      'signed_in_at',
      eb
        .selectFrom('session')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('account_id', '=', account)
        .as('sessions'),
    ])
    .where('id', '=', account)
    .executeTakeFirstOrThrow();
  return row.signed_in_at === null && Number(row.sessions) <= 1;
}

/** Browsers with a first sign-in since yesterday, this one included. */
async function newToday(ctx: Ctx, account: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('device')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', account)
    .where('first_seen_at', '>', new Date(ctx.clock.now().getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(count);
}
