import { endLinkSession, endSessions } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';

/** Ends what this browser had, a session or what a mailed link opened; a new sign-in always gets a new token. */
export async function endOwnSession(visit: Visit): Promise<void> {
  const { ctx, account, session, byLink, programme } = visit;
  if (account !== null && session !== null) await endSessions(ctx, { account, session });
  if (byLink && programme) await endLinkSession(ctx, { programme: programme.id, id: byLink.id });
}
