import { endLinkSession, endSessions } from '../../rooms/people/index.ts';
import type { Visit } from '../visit.ts';

/** Cookies that make a browser known without a sign-in. */
const KNOWN_BY = ['writer', 'application'];

/** Removes from this browser all that shows who used it: the next user would see that person's pages, or write in their name. */
export function forgetHere(visit: Pick<Visit, 'cookies' | 'setCookie'>): void {
  visit.setCookie('session', '');
  for (const name of KNOWN_BY) if (visit.cookies[name] !== undefined) visit.setCookie(name, '');
}

/** Ends this browser's session, or the access that a mailed link opened. A new sign-in always gets a new token. */
export async function endOwnSession(visit: Visit): Promise<void> {
  const { ctx, account, session, byLink, programme } = visit;
  if (account !== null && session !== null) await endSessions(ctx, { account, session });
  if (byLink && programme) await endLinkSession(ctx, { programme: programme.id, id: byLink.id });
}
