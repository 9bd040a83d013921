import { isLoopbackName } from '../../lib/network/network.ts';
import { jsonError } from '../frame/json.ts';
import type { Audience, Route } from '../route.ts';
import { keepTyped } from '../signIn/signedOut.tsx';
import type { Visit } from '../visit.ts';

/** The refusal for a visitor outside a route's audience; null when the visitor is in it. */
export async function admit(visit: Visit, route: Route): Promise<Response | null> {
  const { audience } = route;
  if (isFor(visit, audience)) return null;
  const isHidden = audience === 'developer' || (!isPersons(audience) && visit.account !== null);
  if (isHidden) return visit.notFound();
  return route.answers === 'json' ? jsonError('signed-out', 401) : signIn(visit);
}

/** Whether a visitor belongs to an audience. An operator passes wherever a director does. */
export function isFor(visit: Visit, audience: Audience): boolean {
  if (audience === 'everyone' || audience === 'link' || audience === 'machine') return true;
  if (audience === 'developer') return isDeveloper(visit);
  if (isPersons(audience)) return visit.person !== null;
  return isAmong(visit, audience);
}

/** Whether a visitor belongs to an audience by their rights: by a role, or as operator. */
export function isAmong(
  { grants, operator }: Pick<Visit, 'grants' | 'operator'>,
  audience: Audience,
): boolean {
  if (audience === 'operator') return operator;
  if (typeof audience === 'string') return false;
  const held = grants.some((grant) => audience.volunteer.includes(grant.role));
  return held || (operator && audience.volunteer.includes('director'));
}

/** Whether an audience admits every person of the programme: by a session or, on the page of a partnership, by a mailed link (enter.ts). */
const isPersons = (audience: Audience): audience is 'person' | 'partner' =>
  audience === 'person' || audience === 'partner';

/** Leads to signing in and back again. A post is kept meanwhile. */
async function signIn(visit: Visit): Promise<Response> {
  const base = visit.programme ? `/p/${visit.programme.slug}` : '';
  const path = `${base}/sign-in?next=${encodeURIComponent(visit.url.pathname + visit.url.search)}`;
  if (visit.method === 'GET') return visit.redirect(path);
  return (await keepTyped(visit, path)) ?? visit.redirect(path);
}

/**
 * The mailbox shows sign-in codes, so it opens only to a signed-in operator or to somebody at the machine itself. The latter means a
 * loopback peer, a loopback public address and no proxy in between. The request must also name this machine, since any page can make its
 * own name lead here (DNS rebinding).
 */
function isDeveloper(visit: Visit): boolean {
  if (visit.operator) return true;
  const loopback = visit.peer === '127.0.0.1' || visit.peer === '::1';
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) =>
    visit.headers.has(name),
  );
  return visit.config.isLoopback && loopback && !forwarded && isLoopbackName(visit.url.hostname);
}
