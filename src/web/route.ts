import { ROLES } from '../rooms/people/index.ts';
import type { Act, Role } from '../rooms/people/index.ts';
import type { ProgrammeVisit, Visit } from './visit.ts';

/**
 * The audience of a route. Everyone else gets 404, or the sign-in page when they are not signed in; what a person may see
 * within the route is found by scoped lookup in its handler.
 * - everyone: visitors too
 * - person: anyone signed in who is a person of the programme
 * - partner: the same, and whoever came by the link in a mail about the partnership that `:id` of the path names; no other route lets
 *   those in, so a new one is closed to them unless it says this
 * - link: whoever holds a mailed link that carries the right
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
  /** Hono's path syntax. Of a programme's routes: relative to /p/{programme}. */
  path: string;
  audience: Audience;
  scope: 'site' | 'programme';
  /** May be posted to from another site (one-click unsubscribe); such a route must not read the session. */
  crossSite?: true;
  /**
   * Guards acts that a stolen session must not do: the signed-in person enters a mailed code first, unless they just have
   * (codeBeforeAct.tsx).
   */
  needsCode?: Act;
  /** For an act that needs a code: refuses at once when no code would help; null: ask for the code. */
  refuses?: (visit: ProgrammeVisit) => Promise<Response | null>;
  /** A post that changes nothing on the pages that are kept for visitors (`unseen`). */
  isUnseen?: true;
  /** Absent for pages; JSON for scripts and machines, errors too, also those of what is live (json.ts). */
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

/** A route for scripts and machines: answers with `visit.json` or `visit.live`, and nobody is led to a page to sign in or to enter a code. */
export function json(route: Route): Route {
  if (route.needsCode) throw new Error(`${route.path} asks for a code, which no script can enter`);
  return { ...route, answers: 'json' };
}

/**
 * Posts among these change nothing that a visitor without a cookie reads on a page that is kept for them, which are those of topics: the
 * pages stay. `test/forms/unseen.test.ts` holds that.
 */
export const unseen = (routes: readonly Route[]): Route[] =>
  routes.map((route) => (route.method === 'POST' ? { ...route, isUnseen: true } : route));

/** Groups of volunteers, so that routes read alike. */
export const directors: Audience = { volunteer: ['director'] };
export const coordinators: Audience = { volunteer: ['director', 'matcher'] };
export const editors: Audience = { volunteer: ['director', 'content_editor'] };
export const volunteers: Audience = {
  volunteer: ROLES,
};
