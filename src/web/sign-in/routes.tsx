import { createHash } from 'node:crypto';
import { normaliseAddress } from '../../lib/address.ts';
import { CODE_MINUTES, askForCode, endSessions, signIn } from '../../rooms/people/index.ts';
import { allProgrammes } from '../../rooms/programmes/index.ts';
import type { Limit } from '../limits.ts';
import { ownPath } from '../ownPath.ts';
import { get, post, siteGet, sitePost } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';
import { askPage, choosePage, codePage } from './pages.tsx';

/** Enough for a person who mistypes, too few to guess with. Unknown addresses count like known ones. */
const CODES_PER_ADDRESS: Limit = { name: 'code-address', points: 5, seconds: 900 };
const CODES_PER_DAY: Limit = { name: 'code-day', points: 20, seconds: 86_400 };
const CODES_PER_NETWORK: Limit = { name: 'code-network', points: 30, seconds: 900 };
const TRIES_PER_NETWORK: Limit = { name: 'code-tries', points: 60, seconds: 900 };

export const signInRoutes: Route[] = [
  get('/sign-in', 'everyone', (visit) =>
    visit.page(askPage(visit, { next: ownPath(visit.url.searchParams.get('next'), '') })),
  ),
  post('/sign-in', 'everyone', ask),
  get('/sign-in/code', 'everyone', (visit) => {
    const next = ownPath(visit.url.searchParams.get('next'), '');
    if (!visit.cookies['signing-in']) return visit.redirect(visit.path('/sign-in'));
    return visit.page(codePage(visit, { next }));
  }),
  post('/sign-in/code', 'everyone', enterCode),
  post('/sign-out', 'everyone', async (visit) => {
    await endOwnSession(visit);
    visit.setCookie('session', '');
    return visit.redirect(visit.path('/'), 'signed-out');
  }),
  siteGet('/sign-in', 'everyone', async (visit) => {
    const next = ownPath(visit.url.searchParams.get('next'), '');
    const programmes = await allProgrammes(visit.ctx);
    const [only] = programmes;
    if (only && programmes.length === 1)
      return visit.redirect(`/p/${only.slug}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`);
    return visit.page(choosePage(visit, programmes, next));
  }),
  sitePost('/sign-out', 'everyone', async (visit) => {
    await endOwnSession(visit);
    visit.setCookie('session', '');
    return visit.redirect('/', 'signed-out');
  }),
];

async function ask(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, limits, programme, view } = visit;
  const form = await visit.form();
  const next = ownPath(form.get('next'), '');
  const typed = form.get('address') ?? '';
  const address = normaliseAddress(typed);
  const refuse = (status: number, error: string): Response =>
    visit.page(askPage(visit, { address: typed, next, error, status }));
  if (!address) return refuse(422, view.t('sign-in.error.address'));
  // Counters may outlive the person: they know a hash, not the address.
  const key = createHash('sha256').update(`${programme.id}:${address}`).digest('base64url');
  const within =
    (await limits.allow(CODES_PER_NETWORK, visit.network)) &&
    (await limits.allow(CODES_PER_ADDRESS, key)) &&
    (await limits.allow(CODES_PER_DAY, key));
  if (!within) return refuse(429, view.t('sign-in.error.limit'));
  const ticket = await askForCode(ctx, { programme: programme.id, address });
  visit.setCookie('signing-in', ticket, { days: CODE_MINUTES / 1440 });
  return visit.redirect(visit.path(`/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`));
}

async function enterCode(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const next = ownPath(form.get('next'), '');
  const refuse = (status: number, error: string): Response =>
    visit.page(codePage(visit, { next, error, status }));
  if (!(await visit.limits.allow(TRIES_PER_NETWORK, visit.network)))
    return refuse(429, view.t('sign-in.error.limit'));
  const done = await signIn(ctx, {
    programme: programme.id,
    ticket: visit.cookies['signing-in'] ?? '',
    code: form.get('code') ?? '',
    device: visit.headers.get('user-agent') ?? '',
  });
  if (!done.ok) return refuse(422, view.t(`sign-in.error.${done.reason}`));
  await endOwnSession(visit);
  visit.setCookie('signing-in', '');
  visit.setCookie('session', done.token, { days: 180 });
  return visit.redirect(next || visit.path('/status'));
}

/** Ends the session this browser had; a new sign-in always gets a new token. */
async function endOwnSession(visit: Visit): Promise<void> {
  if (visit.account !== null && visit.session !== null)
    await endSessions(visit.ctx, { account: visit.account, session: visit.session });
}
