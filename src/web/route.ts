import { ROLES } from '../rooms/people/index.ts';
import type { Act, Role } from '../rooms/people/index.ts';
import type { ProgrammeVisit, Visit } from './visit.ts';

/**
 * The audience of a route. Everyone else gets 404, or the sign-in page when they are not signed in. What a person may see within the
 * route is found by scoped lookup in its handler.
 * - everyone: visitors too
 * - person: a signed-in person of the programme
 * - partner: the same, and a visitor by the link in a mail about the partnership that `:id` of the path names. No other route lets such
 *   a visitor in, so a new route is closed to them unless it has this audience
 * - link: anybody who holds a mailed link that carries the right
 * - volunteer: a person with one of `roles` (an operator passes everywhere a director does)
 * - operator: runs the installation
 * - developer: loopback only
 * - machine: health checks, one-click unsubscribe
 */
export type Audience =
  | 'everyone'
  | 'person'
  | 'partner'
  | 'link'
  | 'operator'
  | 'developer'
  | 'machine'
  | { volunteer: readonly Role[] };

export interface Route {
  method: 'GET' | 'POST';
  /** A path in Hono's syntax. In a programme's routes it is relative to /p/{programme}. */
  path: string;
  audience: Audience;
  scope: 'site' | 'programme';
  /** Another site may post here (one-click unsubscribe). Such a route must not read the session. */
  crossSite?: true;
  /** A stolen session must not do this act: the signed-in person first enters a mailed code, unless they just have (codeBeforeAct.tsx). */
  needsCode?: Act;
  /** For an act that needs a code: refuses at once when no code would help; null to ask for the code. */
  refuses?: (visit: ProgrammeVisit) => Promise<Response | null>;
  /** The post changes nothing on the pages kept for visitors (`unseen`). */
  isUnseen?: true;
  /** Absent for pages. With 'json' the answers are JSON for scripts and machines, errors too, also those of live events (json.ts). */
  answers?: 'json';
  handle(visit: ProgrammeVisit): Promise<Response> | Response;
}

type Handle<V> = (visit: V) => Promise<Response> | Response;

export const get = (path: string, audience: Audience, handle: Handle<ProgrammeVisit>): Route => ({
  method: 'GET',
  path,
  audience,
  scope: 'programme',
  handle,
});

export const post = (path: string, audience: Audience, handle: Handle<ProgrammeVisit>): Route => ({
  method: 'POST',
  path,
  audience,
  scope: 'programme',
  handle,
});

/** A post that asks for a code before it does anything. */
export const provenPost = (path: string, needsCode: Act, handle: Handle<ProgrammeVisit>): Route => ({
  ...post(path, 'person', handle),
  needsCode,
});

export const siteGet = (path: string, audience: Audience, handle: Handle<Visit>): Route => ({
  method: 'GET',
  path,
  audience,
  scope: 'site',
  handle,
});

export const sitePost = (path: string, audience: Audience, handle: Handle<Visit>): Route => ({
  method: 'POST',
  path,
  audience,
  scope: 'site',
  handle,
});

/**
 * A route for scripts and machines. It answers with `visit.json` or `visit.live`, and leads nobody to a page to sign in or to enter a code.
 */
export function json(route: Route): Route {
  if (route.needsCode) throw new Error(`${route.path} asks for a code, which no script can enter`);
  return { ...route, answers: 'json' };
}

/**
 * Posts among these change nothing on a page that is kept for visitors without a cookie, which are the pages of topics. Those pages stay in
 * the cache. `test/forms/unseen.test.ts` checks that.
 */
export const unseen = (routes: readonly Route[]): Route[] =>
  routes.map((route) => (route.method === 'POST' ? { ...route, isUnseen: true } : route));

/** Names for groups of volunteers, used by all routes. */
export const directors: Audience = { volunteer: ['director'] };
export const coordinators: Audience = { volunteer: ['director', 'matcher'] };
export const editors: Audience = { volunteer: ['director', 'content_editor'] };
export const volunteers: Audience = {
  volunteer: ROLES,
};
