import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { removeByPieces } from '../../pieces.ts';
import { forgetChanges } from '../addresses/useAddress.ts';
import { forgetOldDevices } from './devices.ts';
import { forgetSignInCounts } from './signInCounts.ts';
import { forgetClients } from '../identities/clients.ts';
import { forgetLinks } from '../links/rightLinks.ts';
import { forgetSessions } from './sessions.ts';

/**
 * Forgets codes a day after they ran out, and sessions, browsers, links and changes of address that are over: they hold addresses and device
 * names nobody needs.
 */
export async function forgetCodes(ctx: Ctx): Promise<void> {
  for (const forget of [
    forgetOldCodes,
    forgetClients,
    forgetOldDevices,
    forgetSignInCounts,
    forgetChanges,
    forgetSessions,
    forgetLinks,
    forgetLinkSessions,
  ])
    if (!(await forget(ctx))) return;
}

function forgetOldCodes(ctx: Ctx): Promise<boolean> {
  const dayAgo = new Date(ctx.clock.now().getTime() - 86_400_000);
  return removeByPieces(ctx, 'sign_in_code', sql`expires_at < ${dayAgo}`);
}

const forgetLinkSessions = (ctx: Ctx): Promise<boolean> =>
  removeByPieces(ctx, 'link_session', sql`expires_at < ${ctx.clock.now()}`);
