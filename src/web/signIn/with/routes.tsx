import { ownPath } from '../../frame/ownPath.ts';
import { get, post, siteGet } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askPage } from '../pages.tsx';
import { returnFromProvider } from './returnFromProvider.ts';
import { finishFirst, showFirst } from './first.tsx';
import { leaveFor } from './leave.tsx';
import { serverTrouble } from './providerButtons.tsx';

/** Signing in with a provider: leaving by a form, coming back at one address for all programmes, and a page for the first time. */
export const withRoutes: Route[] = [
  post('/sign-in/with/:provider', 'everyone', leave),
  get('/sign-in/first', 'everyone', showFirst),
  post('/sign-in/first', 'everyone', finishFirst),
  siteGet('/oauth/:provider', 'everyone', returnFromProvider),
];

async function leave(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  const next = ownPath(form.get('next'), '');
  const server = form.get('server') ?? '';
  const left = await leaveFor(visit, { next, server, links: null });
  if (left.ok) return left.page;
  const typed = serverTrouble(visit, left.reason, server);
  if (typed) return visit.page(askPage(visit, { next, server: typed, status: 422 }));
  const query = new URLSearchParams({ trouble: left.reason, with: visit.param('provider') });
  if (next) query.set('next', next);
  return visit.redirect(visit.path(`/sign-in?${query}`));
}
