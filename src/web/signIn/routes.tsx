import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import { addressOfTicket, signIn } from '../../rooms/people/index.ts';
import { allProgrammes } from '../../rooms/programmes/index.ts';
import { ownPath } from '../frame/ownPath.ts';
import { get, post, siteGet, sitePost, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit, Visit } from '../visit.ts';
import { askerFor, mayTry } from './asker.ts';
import { beginSession } from './begin.ts';
import { endOwnSession, forgetHere } from './ownSession.ts';
import { askPage, choosePage, codePage } from './pages.tsx';
import { landing } from './landing.ts';
import { sendCode } from './sendCode.ts';
import { linkAfterCode, waitingToLink } from './with/first.tsx';
import { withRoutes } from './with/routes.tsx';

export const signInRoutes: Route[] = [
  ...withRoutes,
  get('/sign-in', 'everyone', (visit) => visit.page(askPage(visit, { next: nextOf(visit) }))),
  ...unseen([post('/sign-in', 'everyone', ask)]),
  get('/sign-in/code', 'everyone', (visit) => {
    const next = ownPath(visit.url.searchParams.get('next'), '');
    if (!visit.cookies['signing-in']) return visit.redirect(visit.path('/sign-in'));
    return visit.page(codePage(visit, { next, linking: waitingToLink(visit) }));
  }),
  post('/sign-in/code', 'everyone', enterCode),
  post('/sign-out', 'everyone', (visit) => signOut(visit, visit.path('/'))),
  siteGet('/sign-in', 'everyone', async (visit) => {
    const next = ownPath(visit.url.searchParams.get('next'), '');
    const programmes = await allProgrammes(visit.ctx);
    const [only] = programmes;
    if (only && programmes.length === 1) return visit.redirect(`/p/${only.slug}/sign-in${visit.url.search}`);
    return visit.page(choosePage(visit, programmes, next));
  }),
  sitePost('/sign-out', 'everyone', (visit) => signOut(visit, '/')),
];

async function signOut(visit: Visit, path: string): Promise<Response> {
  await endOwnSession(visit);
  forgetHere(visit);
  return visit.redirect(path, 'signed-out');
}

async function ask(visit: ProgrammeVisit): Promise<Response> {
  const { view } = visit;
  const form = await visit.form();
  const next = ownPath(form.get('next'), '');
  const typed = form.get('address') ?? '';
  const address = normaliseAddress(typed);
  const refuse = (status: number, error: string): Response =>
    visit.page(askPage(visit, { address: typed, next, error, status }));
  if (!address) return refuse(422, view.t('sign-in.error.address'));
  if (!(await sendCode(visit, { address }))) return refuse(429, view.t('sign-in.error.limit'));
  return visit.redirect(visit.path(`/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`));
}

async function enterCode(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const form = await visit.form();
  const next = ownPath(form.get('next'), '');
  const refuse = (status: number, error: string): Response =>
    visit.page(codePage(visit, { next, error, status, linking: waitingToLink(visit) }));
  const ticket = visit.cookies['signing-in'] ?? '';
  const address = await addressOfTicket(ctx, { programme: programme.id, ticket });
  if (!(await mayTry(visit, await askerFor(visit, address), address)))
    return refuse(429, view.t('sign-in.error.limit'));
  // The code stays good when the sign-in fails after all.
  const done = await inTransaction(ctx, async (ctx) => {
    const done = await signIn(ctx, {
      programme: programme.id,
      ticket,
      code: form.get('code') ?? '',
      device: visit.headers.get('user-agent') ?? '',
    });
    const at = done.ok && { programme: programme.id, person: done.person };
    if (at) await beginSession({ ...visit, ctx }, { ...done, at });
    return done;
  });
  if (!done.ok) return refuse(422, view.t(`sign-in.error.${done.reason}`));
  const linked = await linkAfterCode(visit, done);
  visit.setCookie('signing-in', '');
  const to =
    next || (await landing(ctx, { programme: programme.id, slug: programme.slug, person: done.person }));
  return visit.redirect(to, linked);
}

/** The page after signing in: the one that the link names, or the topic whose page led here. */
function nextOf(visit: ProgrammeVisit): string {
  const asked = visit.url.searchParams.get('next');
  if (asked !== null) return ownPath(asked, '');
  const from = URL.parse(visit.headers.get('referer') ?? '');
  const isOwn = from?.host === visit.url.host || from?.origin === visit.config.publicUrl;
  const path = from && isOwn ? ownPath(from.pathname + from.search, '') : '';
  return path.startsWith(visit.path('/topics/')) ? path : '';
}
