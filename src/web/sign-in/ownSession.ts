import { endSessions } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';

/** Ends the session this browser had; a new sign-in always gets a new token. */
export async function endOwnSession(visit: Visit): Promise<void> {
  if (visit.account !== null && visit.session !== null)
    await endSessions(visit.ctx, { account: visit.account, session: visit.session });
}
