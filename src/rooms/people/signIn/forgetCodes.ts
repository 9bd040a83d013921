import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { clearByPieces, rowsWhich } from '../../pieces.ts';
import { oldChanges } from '../addresses/useAddress.ts';
import { oldDevices } from './devices.ts';
import { oldSignInCounts } from './signInCounts.ts';
import { oldClients } from '../identities/clients.ts';
import { oldLinks } from '../links/rightLinks.ts';
import { oldSessions } from './sessions.ts';

/**
 * Deletes codes a day after they expire, and sessions, browsers, links and changes of address that are over. They hold addresses and device
 * names that nobody needs.
 */
export async function forgetCodes(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await clearByPieces(ctx, [
    rowsWhich('sign_in_code', sql`expires_at < ${dayAgo}`),
    oldClients(ctx),
    oldDevices(ctx),
    oldSignInCounts(ctx),
    oldChanges(ctx),
    oldSessions(ctx),
    oldLinks(ctx),
    rowsWhich('link_session', sql`expires_at < ${now}`),
  ]);
}
