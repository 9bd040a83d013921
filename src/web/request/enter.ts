import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { BlockList } from 'node:net';
import { LOCALES, isLocale } from '../../i18n/locales.ts';
import { isZone } from '../../lib/time/time.ts';
import type { Actor } from '../../rooms/ctx.ts';
import { lookAt } from '../../rooms/desks/index.ts';
import { isLinkToken, readLinkSession, readSession } from '../../rooms/people/index.ts';
import type { Grant, Person, Role, Session } from '../../rooms/people/index.ts';
import { programmeBySlug, readAroundDesk } from '../../rooms/programmes/index.ts';
import type { Programme } from '../../rooms/programmes/index.ts';
import { answerPage } from '../frame/answerPage.tsx';
import type { Door } from '../door.ts';
import type { Brought } from '../brings.ts';
import { errorAnswer } from '../frame/errorAnswer.tsx';
import { isUpload, readBeside, readForm, readUpload } from './bodies/form.ts';
import type { Posted, PostedForm, Upload } from './bodies/form.ts';
import { turnBack } from '../kept/keepWords.tsx';
import { jsonOf } from '../frame/json.ts';
import { answerLive } from '../live/answer.ts';
import { typedIn } from '../kept/typedWords.ts';
import { networkOf } from '../../lib/network/network.ts';
import { clientAddress } from './clientAddress.ts';
import { keptNote } from '../frame/noteOf.tsx';
import { ownPath } from '../frame/ownPath.ts';
import { messageOf } from './pieces.ts';
import type { Route } from '../route.ts';
import { cookie, readCookies } from './security.ts';
import { createView, negotiate } from '../frame/view.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { recordOpened } from '../workbench/looks.tsx';
import { scopeOf } from '../workbench/work/kinds.ts';
import { answer } from '../frame/answer.ts';

/**
 * Turns a request into a visit. Null when the route's programme does not exist. `isBare` asks the database nothing, for an error page while
 * the database is away.
 */
export async function enter(
  c: Context,
  door: Door & { brought: Brought },
  route: Route | null,
  proxies: BlockList,
  isBare = false,
): Promise<ProgrammeVisit | null> {
  const { ctx, config, brought } = door;
  const url = new URL(c.req.url);
  // The database accepts no text with a NUL; forms drop NUL, too.
  if (url.search.includes('%00')) url.search = url.search.replaceAll('%00', '');
  const headers = c.req.raw.headers;
  const cookies = readCookies(headers.get('cookie'), config);
  // An error page also has the programme's look, when the path names one.
  const slug = route?.scope === 'programme' || !route ? /^\/p\/([^/]+)/.exec(url.pathname)?.[1] : undefined;
  const programme = slug && !isBare ? await programmeBySlug(ctx, slug) : null;
  if (route?.scope === 'programme' && !programme) return null;

  // A request from another site (one-click unsubscribe) acts only by its link, never by a session.
  const token = route?.crossSite || isBare ? undefined : cookies['session'];
  const session = token && !isLinkToken(token) ? await readSession(ctx, token, programme?.id) : null;
  const byLink =
    token && programme && !session ? await readLinkSession(ctx, { programme: programme.id, token }) : null;
  const opens =
    byLink !== null && route?.audience === 'partner' && c.req.param('id') === `${byLink.partnership}`;
  const person = opens ? byLink.person : (session?.person ?? null);
  const grants: Grant[] = session?.grants ?? [];

  const viewer = {
    person: person?.id ?? null,
    account: session?.account ?? null,
    operator: session?.operator ?? false,
  };
  const look =
    programme && route && (grants.length > 0 || viewer.operator)
      ? await recordOpened(ctx, route, { programme: programme.id, viewer, path: url.pathname })
      : null;
  const aroundDesk =
    programme && route?.path.startsWith('/workbench')
      ? await readAroundDesk(ctx, programme.id, {
          scope: scopeOf({ grants, operator: viewer.operator, viewer, brought }),
          person: viewer.person,
          ...(look ? { lookers: lookAt(ctx.clock.now(), look) } : {}),
        })
      : null;

  const offered: readonly string[] = programme?.locales ?? LOCALES;
  const asked = url.searchParams.get('lang');
  const chosen = asked && offered.includes(asked) ? asked : cookies['lang'];
  // Language and zone of a visitor by a mailed link count on every page; as a person the visitor only counts on that partnership's page.
  const reader = person ?? byLink?.person;
  const lang =
    [chosen, reader?.locale].find((one) => one && offered.includes(one) && isLocale(one)) ??
    negotiate(headers.get('accept-language'), offered) ??
    programme?.source_locale ??
    'en';
  const zone = [cookies['zone'], reader?.zone].find((one) => one && isZone(one));
  const view = createView(lang, zone ?? programme?.zone ?? 'UTC', zone !== undefined);

  const env = c.env as Partial<HttpBindings> | undefined;
  const peer = (env?.incoming?.socket?.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  const network = networkOf(clientAddress(peer, headers.get('x-forwarded-for'), proxies));
  const posted: Posted = {
    type: headers.get('content-type') ?? '',
    read: (most, sieve) =>
      door.bodies.read(c.req.raw, { most, network, message: messageOf(env), ...(sieve ? { sieve } : {}) }),
  };
  let form: Promise<PostedForm> | undefined;
  let upload: Promise<Upload> | undefined;
  let beside: Promise<Omit<Upload, 'file' | 'files'>> | undefined;
  const setCookies: string[] = [];
  if (asked && chosen === asked) setCookies.push(cookie('lang', asked, config, { days: 365 }));

  const visit: ProgrammeVisit = {
    ctx,
    config,
    limits: door.limits,
    brought,
    exampleMail: door.exampleMail,
    outbound: door.outbound,
    view,
    method: c.req.method,
    url,
    peer,
    network,
    headers,
    cookies,
    account: session?.account ?? null,
    session: session?.id ?? null,
    isProved: session?.isProved ?? false,
    byLink: byLink && {
      id: byLink.id,
      link: byLink.link,
      partnership: byLink.partnership,
      endsAt: byLink.endsAt,
    },
    operator: session?.operator ?? false,
    programme: programme as Programme,
    person,
    grants,
    viewer,
    aroundDesk,
    look,
    param: (name) => c.req.param(name) ?? '',
    id: (name) => {
      const text = c.req.param(name) ?? '';
      return /^\d{1,15}$/.test(text) ? Number(text) : null;
    },
    form: () => (form ??= readForm(posted)),
    upload: (most) =>
      (upload ??= isUpload(posted)
        ? readUpload(posted, most)
        : visit.form().then((form) => ({ form, file: () => null, files: () => [], hasFile: false }))),
    body: (most) => posted.read(most),
    typed: async () => {
      if (!isUpload(posted)) return typedIn(await visit.form());
      // An upload that was too large by its header has not been read yet.
      const taken = c.req.raw.bodyUsed ? upload : undefined;
      const { form, hasFile } = await (taken ?? (beside ??= readBeside(posted)));
      return typedIn(form, hasFile);
    },
    live: (source, id) => {
      // A script that follows events would be led to the sign-in page, and would read that page as events.
      if (route?.answers !== 'json') throw new Error(`what is followed live is for scripts: ${url.pathname}`);
      return answerLive(visit, { hub: door.live, outgoing: env?.outgoing }, source, id);
    },
    drawn: null,
    page: (page) => {
      const response = answerPage(visit, door.assets, page, setCookies);
      visit.drawn = { page, response };
      return response;
    },
    turnBack: (path, note) => turnBack(visit, path, note),
    redirect: (path, note, of) => {
      if (note) setCookies.push(cookie('note', keptNote(note, of), config));
      return answer(null, 303, { location: ownPath(path, '/') }, setCookies);
    },
    notFound: () => errorAnswer(route, visit, 'not-found', 404),
    changed: null,
    changes: (...about) => {
      visit.changed = [...(visit.changed ?? []), ...about];
    },
    json: (value, status) => {
      const { body, headers } = jsonOf(value);
      return answer(body, status ?? 200, headers, setCookies);
    },
    setCookie: (name, value, options) => {
      setCookies.push(cookie(name, value, config, options));
    },
    path: (path) => `/p/${programme?.slug ?? ''}${path === '/' ? '' : path}`,
    actor: () => actorOf(session, person),
    may: (...roles: Role[]) =>
      (visit.operator && roles.includes('director')) || grants.some((grant) => roles.includes(grant.role)),
  };
  return visit;
}

function actorOf(session: Session | null, person: Person | null): Actor {
  if (person) return { kind: 'person', id: person.id };
  if (session?.operator) return { kind: 'operator', id: session.account };
  throw new Error('nobody is signed in');
}
