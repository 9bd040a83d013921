import type { Ctx } from '../../ctx.ts';
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
  const now = ctx.clock.now();
  await ctx.db
    .deleteFrom('sign_in_code')
    .where('expires_at', '<', new Date(now.getTime() - 86_400_000))
    .execute();
  await forgetClients(ctx);
  await forgetOldDevices(ctx);
  await forgetSignInCounts(ctx);
  await forgetChanges(ctx);
  await forgetSessions(ctx);
  await forgetLinks(ctx);
  await ctx.db.deleteFrom('link_session').where('expires_at', '<', now).execute();
}
