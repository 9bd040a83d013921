import { randomBytes } from 'node:crypto';
import { json } from '../../db/json.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { CODE_MINUTES } from './codes.ts';
import type { Act } from './codes.ts';
import { hashToken } from './sessions.ts';

/**
 * Begins a sign-in for a (normalised) address. Known and unknown addresses leave the same row and the same job, so the
 * answer and its time tell nothing; only the job finds out whether there is anybody to mail. With `newcomer` it mails anybody:
 * somebody new becomes a person with that name. With `act` the code is for that and nothing else. Returns the ticket that binds the code to the browser that asked.
 */
export async function askForCode(
  ctx: Ctx,
  input: {
    programme: number;
    address: string;
    newcomer?: { name: string; locale: string };
    act?: Act;
  },
): Promise<string> {
  const token = randomBytes(18).toString('base64url');
  const now = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto('sign_in_code')
      .values({
        programme_id: input.programme,
        address: input.address,
        act: input.act ?? '',
        browser_hash: hashToken(token),
        nonce: randomBytes(16),
        newcomer: input.newcomer ? json(input.newcomer) : null,
        created_at: now,
        expires_at: new Date(now.getTime() + CODE_MINUTES * 60_000),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.jobs.enqueue(ctx, 'sign-in-code', { programme: input.programme, id });
    return `${id}.${token}`;
  });
}
