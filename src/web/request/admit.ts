import { isLoopbackName } from '../../lib/network/network.ts';
import { jsonError } from '../frame/json.ts';
import type { Audience, Route } from '../route.ts';
import { keepTyped } from '../signIn/signedOut.tsx';
import type { Visit } from '../visit.ts';

/** The refusal for a visitor outside a route's audience, or null when they may come in. */
export async function admit(visit: Visit, route: Route): Promise<Response | null> {
  const { audience } = route;
  if (isFor(visit, audience)) return null;
  const isHidden = audience === 'developer' || (!isPersons(audience) && visit.account !== null);
  if (isHidden) return visit.notFound();
  return route.answers === 'json' ? jsonError('signed-out', 401) : signIn(visit);
}

/** Whether a visitor is one of an audience; an operator is wherever a director is. */
export function isFor(visit: Visit, audience: Audience): boolean {
  if (audience === 'everyone' || audience === 'link' || audience === 'machine') return true;
  if (audience === 'developer') return isDeveloper(visit);
  if (isPersons(audience)) return visit.person !== null;
  return isAmong(visit, audience);
}

/** Whether somebody is of an audience by what they hold: a role, or the installation. */
export function isAmong(
  { grants, operator }: Pick<Visit, 'grants' | 'operator'>,
  audience: Audience,
): boolean {
  if (audience === 'operator') return operator;
  if (typeof audience === 'string') return false;
  const held = grants.some((grant) => audience.volunteer.includes(grant.role));
  return held || (operator && audience.volunteer.includes('director'));
}

/** For every person of the programme on this page: by a session, or on a partner's page by a mailed link (enter.ts). */
const isPersons = (audience: Audience): audience is 'person' | 'partner' =>
  audience === 'person' || audience === 'partner';

/** Leads to signing in and back again; their post waits for them. */
async function signIn(visit: Visit): Promise<Response> {
  const base = visit.programme ? `/p/${visit.programme.slug}` : '';
  const path = `${base}/sign-in?next=${encodeURIComponent(visit.url.pathname + visit.url.search)}`;
  if (visit.method === 'GET') return visit.redirect(path);
  return (await keepTyped(visit, path)) ?? visit.redirect(path);
}

/**
 * The mailbox shows sign-in codes, so it opens only to somebody at the machine itself: loopback peer, loopback public
 * address, no proxy in between, and asked for under a name of this machine, since any page can make its own name lead here (DNS
 * rebinding); or to a signed-in operator.
 */
function isDeveloper(visit: Visit): boolean {
  if (visit.operator) return true;
  const loopback = visit.peer === '127.0.0.1' || visit.peer === '::1';
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((name) =>
    visit.headers.has(name),
  );
  return visit.config.isLoopback && loopback && !forwarded && isLoopbackName(visit.url.hostname);
}
