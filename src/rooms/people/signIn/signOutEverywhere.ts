import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { endLinks } from '../links/endLinks.ts';
import { endSessions } from './sessions.ts';

/** Ends every session of an account, and everything that mails gave its owner until now, in all programmes. */
export async function signOutEverywhere(ctx: Ctx, { account }: { account: number }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    // People come before their sessions, as when an address changes: otherwise each would wait for the other.
    await endLinks(ctx, { account });
    await endSessions(ctx, { account });
  });
}
