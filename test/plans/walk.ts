import { sql } from 'kysely';
import { ROLES } from '../../src/rooms/people/index.ts';
import { createApp } from '../../src/web/app.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import { testDoor } from '../browse.ts';
import { NOW } from '../browser/demoPages.ts';
import { testContext } from '../context.ts';
import type { Large } from './large.ts';
import { watched } from './watched.ts';
import type { Watching } from './watched.ts';

/** A large programme, watched in a transaction. */
export type Watched = Large & Watching;

/** Readers for whom a page of the route was drawn, and readers for whom it was not. */
interface Told {
  route: Route;
  drawn: string[];
  not: string[];
}

/** Reads every page, as everybody who may read it and for whom it differs. */
export async function readPages(large: Watched): Promise<Told[]> {
  const told: Told[] = [];
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const one: Told = { route, drawn: [], not: [] };
    for (const reader of readersOf(route))
      one[(await readPage(large, route, reader)).includes(200) ? 'drawn' : 'not'].push(reader);
    told.push(one);
  }
  return told;
}

/** Lists that are also searched, for an unknown name: any person found would be read, too. */
const SEARCHED = new Map([
  ['/workbench/applications', 'search'],
  ['/workbench/inbox', 'search'],
  ['/workbench/matching/:number/proposals', 'search'],
  ['/workbench/partnerships', 'search'],
  ['/workbench/search', 'q'],
]);

/** Lists that are read with each choice of what they show, and in each order that has an index of its own. */
const ASKED = new Map([
  [
    '/workbench/partnerships',
    [
      ...['introduced', 'active', 'quiet', 'paused'].map((state) => `shown=${state}`),
      ...['state', '-letters', 'contact', '-contact'].map((sort) => `sort=${sort}`),
      'shown=two-weeks',
      'shown=silent&sort=-contact',
      'shown=paused&sort=-contact',
    ],
  ],
  ['/workbench/discussion', ['sort=-written', 'sort=writer', 'sort=topic', 'queue=hidden&sort=written']],
  ['/workbench/matching/:number/proposals', ['sort=-fit', 'shown=no-hour', 'shown=broken', 'shown=trio']],
  ['/workbench/matching/:number/unplaced', ['sort=-turn', 'sort=person', 'country=CN']],
  ['/workbench/outbox', ['show=held', 'sort=count', 'kind=dates-changed&sort=-when']],
  [
    '/workbench/log',
    [
      'from=2026-02-01&until=2026-02-02',
      'until=1999-12-31',
      'from=2999-01-01&sort=-when',
      'about=person-1',
      'about=programme-1',
      'about=application-1&from=2026-02-01',
    ],
  ],
  ['/workbench/applications', ['tag=second+try', 'tag=second+try&sort=name', 'tag=second+try&sort=-country']],
]);

/** Reads one page at all of its addresses, or at those that match `only`. Returns the status of each. */
export async function readPage(
  large: Watched,
  route: Route,
  reader: string,
  only = /(?:)/,
): Promise<number[]> {
  const { pages, desk, sessions } = large;
  const own = route.scope === 'site' && !route.path.includes(':') ? [route.path] : [];
  const addresses = [
    ...pages.fill(route.path).map(({ address }) => address),
    ...desk.fill(route.path),
    ...own,
    // The occasion with the most waiting mails, and the announcement that left to everybody: as they open, by state, and by a search
    // without hits.
    ...(route.path === '/workbench/outbox/group'
      ? desk
          .fill('/workbench/outbox')
          .flatMap((address) => [
            `${address}/group?kind=dates-changed&occasion=dates/1:1`,
            `${address}/group?kind=announcement&occasion=announcement:${large.announced}`,
          ])
          .flatMap((address) =>
            ['', '&state=sent', '&state=held', '&search=zzzyx'].map((asked) => address + asked),
          )
      : []),
    ...(route.path === '/workbench/announcements/:id'
      ? desk.fill(route.path).map((address) => address.replace(/\d+$/, String(large.announced)))
      : []),
    ...(SEARCHED.has(route.path)
      ? desk.fill(route.path).map((address) => `${address}?round=1&${SEARCHED.get(route.path)}=zzyzx`)
      : []),
    ...[...(ASKED.get(route.path) ?? []), ...(await rarestAnswer(large, route))].flatMap((asked) =>
      desk
        .fill(route.path)
        .map((address) => `${address}${address.includes('?') ? '&' : '?'}round=1&${asked}`),
    ),
  ];
  const answered: number[] = [];
  const cookie = reader === 'visitor' ? '' : `session=${sessions[reader]}`;
  const create = () => createApp(testDoor(testContext(large.db, NOW)), [route]);
  let app = create();
  for (const address of new Set(addresses.filter((one) => only.test(one))))
    answered.push(
      await watched(large, `${route.path} as ${reader}`, async (isAgain) => {
        // A new app, since the first one has cached pages for visitors.
        if (isAgain) app = create();
        const request = new Request(`http://localhost:3000${address}`, { headers: { cookie } });
        const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
        await answer.arrayBuffer();
        return answer.status;
      }),
    );
  return answered;
}

/**
 * Queries for applications by an answer in the form: by the option that fewest people chose, since all of these are read, and by a day
 * later than every answer.
 */
async function rarestAnswer({ db }: Large, { path }: Route): Promise<string[]> {
  if (path !== '/workbench/applications') return [];
  const { rows } = await sql<{ asked: string }>`
    (select 'answer-' || q.id || '=' || (a.value #>> '{}') as asked from question q
    join answer a on a.programme_id = q.programme_id and a.question_id = q.id
    where q.type = 'one' group by q.id, a.value order by count(*), 1 limit 1)
    union all (select 'answer-' || q.id || '-from=2999-01-01' from question q where q.type = 'date' order by 1 limit 1)`.execute(
    db,
  );
  return rows.map(({ asked }) => asked);
}

/** The readers who may open a page: one of each kind for whom it differs. */
export function readersOf({ audience, path }: Route): string[] {
  if (typeof audience === 'object')
    return ROLES.filter((role) => audience.volunteer.includes(role as 'director'));
  if (audience === 'everyone')
    return ['visitor', ...(/\/application/.test(path) ? ['applicant'] : []), 'participant', 'director'];
  if (audience === 'person') return ['participant', 'applicant'];
  if (audience === 'partner') return ['participant', 'byLink'];
  return audience === 'operator' ? ['director'] : ['visitor'];
}
