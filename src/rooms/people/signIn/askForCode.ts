import { randomBytes } from 'node:crypto';
import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { CODE_MINUTES } from './codes.ts';
import type { Act } from './codes.ts';
import { isCodeOpen } from './proveSession.ts';
import { hashToken } from './sessions.ts';
import { countSignIn } from './signInCounts.ts';
import { waitInLine, codesOfDay } from './codesPerDay.ts';

/**
 * Begins a sign-in for a (normalised) address. Known and unknown addresses leave the same row and the same job, so the answer and its time
 * reveal nothing. Only the job finds out whether there is anybody to mail. With `newcomer` it mails anybody: somebody new becomes a person
 * with that name. With `act` the code is for that act alone. Answers the ticket that binds the code to the browser that asked.
 *
 * When too many codes were asked for already, only a known person gets another (`codesOfDay`). A stranger gets a ticket that opens nothing.
 * A browser that holds a ticket which is still good (`held`) keeps that one.
 */
export async function askForCode(
  ctx: Ctx,
  input: {
    programme: number;
    address: string;
    newcomer?: { name: string; locale: string };
    act?: Act;
    isKnown?: boolean;
    held?: string;
  },
): Promise<string> {
  const { programme, address, act = '', held = '' } = input;
  const token = randomBytes(18).toString('base64url');
  const now = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const walled = act === '' && (await isWalled(ctx, input));
    if (walled && (await isCodeOpen(ctx, { programme, address, ticket: held, act }))) return held;
    const { id } = await ctx.db
      .insertInto('sign_in_code')
      .values({
        programme_id: programme,
        address,
        act,
        browser_hash: hashToken(token),
        nonce: randomBytes(16),
        newcomer: input.newcomer ? json(input.newcomer) : null,
        walled,
        created_at: now,
        expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.jobs.enqueue(ctx, 'sign-in-code', { programme, id });
    return `${id}.${token}`;
  });
}

async function isWalled(
  ctx: Ctx,
  { programme, address, isKnown = false }: { programme: number; address: string; isKnown?: boolean },
): Promise<boolean> {
  await waitInLine(ctx, address);
  const wall = await codesOfDay(ctx, address);
  const walled = wall.isReached && !isKnown;
  if (walled && wall.refused === 0) {
    ctx.log.warn(
      { programme },
      'somebody asks again and again for codes for one address; strangers get no more today',
    );
    await countSignIn(ctx, 'addresses');
  }
  await countSignIn(ctx, walled ? 'walled' : 'asked');
  return walled;
}
