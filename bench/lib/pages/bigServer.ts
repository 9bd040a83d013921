import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { ROLES } from '../../../src/rooms/people/index.ts';
import { DIRECTOR } from '../../../src/simulate/world.ts';
import { routes } from '../../../src/web/brought.ts';
import type { Route } from '../../../src/web/route.ts';
import { ctxAt, listenerOn, open } from './app.ts';
import { bigMade } from './bigMade.ts';
import { bigPosts } from './bigPosts.ts';
import { inRoles, ROLES_ALONE } from './inRoles.ts';
import type { RoleAlone } from './inRoles.ts';
import { latePage } from './latePage.ts';
import { lateSearch } from './lateSearch.ts';
import type { Post } from './bigPosts.ts';

// One process with the pages as shipped, on a filled database. Prints its port and every readable page of the installation and of its
// largest programme. The pages come from the route table, with ids that exist.

/** `volunteer` is the director. */
export type Reader = 'visitor' | 'participant' | 'volunteer' | RoleAlone | 'operator';

export interface BigPages {
  port: number;
  people: number;
  sessions: Record<'participant' | 'volunteer', string>;
  /** Pages with the cookies of their readers. */
  pages: { route: string; path: string; reader: Reader; cookie: string }[];
  posts: Post[];
  /** Routes without anything to read, such as `/chats/:slug as visitor (404)`. */
  without: string[];
}

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());

const { rows } = await sql<{ id: number; slug: string; people: number }>`
  select p.id, p.slug, (select count(*)::int from person where programme_id = p.id) as people
  from programme p order by people desc limit 1`.execute(ctx.db);
const programme = rows[0]!;
const home = `/p/${programme.slug}`;

/** Somebody in the programme with a partner, letters, a meeting that stands, and a session. */
const participant = await one<{ account: number; partnership: number; person: number }>(sql`
  select person.account_id as account, m.partnership_id as partnership, person.id as person
  from letter l join membership m on m.programme_id = l.programme_id and m.partnership_id = l.partnership_id
  join person on person.programme_id = m.programme_id and person.id = m.person_id
  where l.programme_id = ${programme.id} and m.left_at is null and person.account_id is not null
    and not exists (select from role r where r.programme_id = person.programme_id and r.person_id = person.id)
    and exists (select from meeting where programme_id = m.programme_id and partnership_id = m.partnership_id and state = 'stands')
  limit 1`);
const director = await one<{ id: number }>(sql`select id from account where address = ${DIRECTOR.address}`);

/** The value of each name in a path, by the piece of the path before it or by the name alone. */
const values: Record<string, () => Promise<string | number | undefined>> = {
  ':number': pick(
    sql`select number as one from round where programme_id = ${programme.id} order by number limit 1`,
  ),
  'topics/:slug': pick(sql`
    select t.slug as one from topic t join comment c on c.programme_id = t.programme_id and c.topic_id = t.id
    where t.programme_id = ${programme.id} group by t.slug order by count(*) desc limit 1`),
  'comments/:comment': pick(sql`
    select c.id as one from comment c join topic t on t.programme_id = c.programme_id and t.id = c.topic_id
    where c.programme_id = ${programme.id} and c.state = 'shown' and t.slug = (
      select t.slug from topic t join comment c on c.programme_id = t.programme_id and c.topic_id = t.id
      where t.programme_id = ${programme.id} group by t.slug order by count(*) desc limit 1)
    order by c.id limit 1`),
  'partnership/:id': () => Promise.resolve(participant.partnership),
  'partnerships/:id': () => Promise.resolve(participant.partnership),
  'applications/:id': pick(
    sql`select id as one from application where programme_id = ${programme.id} and submitted_at is not null limit 1`,
  ),
  'outbox/:id': pick(
    sql`select id as one from outbox where programme_id = ${programme.id} and not private limit 1`,
  ),
  'discussion/:comment': pick(
    sql`select id as one from comment where programme_id = ${programme.id} limit 1`,
  ),
  'summaries/:topic': pick(sql`select id as one from topic where programme_id = ${programme.id} limit 1`),
  'topics/:id': pick(
    sql`select topic_id as one from guest_post where programme_id = ${programme.id} order by id limit 1`,
  ),
  'guests/:guest': pick(
    sql`select id as one from guest_post where programme_id = ${programme.id} order by id limit 1`,
  ),
  'questions/:question': pick(
    sql`select question_id as one from round_question where programme_id = ${programme.id} order by round_id, step, position limit 1`,
  ),
  'translations/:locale': () => Promise.resolve('es'),
  'versions/:version': () => Promise.resolve(1),
  'glossary/:id': pick(sql`select id as one from glossary_term where programme_id = ${programme.id} limit 1`),
  'people/:id': () => Promise.resolve(participant.person),
  'pages/:slug': pick(sql`select slug as one from page where programme_id = ${programme.id} limit 1`),
  'wording/:kind': () => Promise.resolve('topic'),
  'programme/:kind': () => Promise.resolve('conduct'),
  // The chat with the most messages.
  'chats/:slug': pick(
    sql`select slug as one from chat where programme_id = ${programme.id} order by last_number desc, id limit 1`,
  ),
  'chats/:chat': pick(
    sql`select id as one from chat where programme_id = ${programme.id} order by last_number desc, id limit 1`,
  ),
  'messages/:number': pick(
    sql`select number as one from chat_message where programme_id = ${programme.id} and state = 'shown' order by number limit 1`,
  ),
  'meetings/:meeting': pick(sql`
    select id as one from meeting where programme_id = ${programme.id} and partnership_id = ${participant.partnership} and state = 'stands' limit 1`),
  'pages/:page': pick(sql`select id as one from page where programme_id = ${programme.id} limit 1`),
  'runs/:run': pick(
    sql`select id as one from match_run where programme_id = ${programme.id} and state = 'done' limit 1`,
  ),
  'proposals/:proposal': pick(
    sql`select id as one from proposal where programme_id = ${programme.id} limit 1`,
  ),
  'people/:application': pick(
    sql`select application_id as one from proposal_member where programme_id = ${programme.id} limit 1`,
  ),
  'everybody/:person': () => Promise.resolve(participant.person),
  'log/:id': pick(sql`select max(id) as one from event where programme_id = ${programme.id}`),
  'topics/:topic': pick(
    sql`select topic_id as one from round_topic where programme_id = ${programme.id} limit 1`,
  ),
  'steps/:step': () => Promise.resolve(1),
  ':kind': () => Promise.resolve('topic'),
  ':locale': () => Promise.resolve('en'),
};

/** The largest queries of some pages: the largest group of mails, and the readers of the largest coming mail. */
const queries: Record<string, () => Promise<string>> = {
  '/workbench/outbox/group': async () => {
    const group = await one<{ kind: string; occasion: string }>(sql`
      select kind, occasion from outbox where programme_id = ${programme.id} and kind = 'topic' and not private
      group by 1, 2 order by count(*) desc limit 1`);
    return `?${new URLSearchParams(group)}`;
  },
  '/workbench/outbox/coming/readers': async () =>
    `?${new URLSearchParams({ kind: 'farewell', round: String(await values[':number']!()) })}`,
};

/** Lists that are read at a late page, and the number of that page if they are so long. */
const LATE: Readonly<Record<string, number>> = {
  '/workbench/outbox/group': 100,
  '/workbench/outbox/coming/readers': 100,
};

/** Answers that never end by themselves. `--only chats` and `--only calls` measure how soon their events come. */
const ENDLESS: Readonly<Record<string, true>> = {
  '/chats/:slug/events': true,
  '/partnership/:id/call/seats/:seat/events': true,
};

const sessions = {
  participant: await openSession(ctx, { account: participant.account, device: 'a bench' }),
  volunteer: await openSession(ctx, { account: director.id, device: 'a bench' }),
};
const alone = await inRoles(ctx, { programme: programme.id, but: participant.person });
const made = await bigMade(ctx, {
  programme: programme.id,
  home,
  partnership: participant.partnership,
  person: participant.person,
});
const port = await open(listenerOn(ctx));
const pages: BigPages['pages'] = [];
const without: string[] = [];
for (const route of routes.filter(({ method, path }) => method === 'GET' && !(path in ENDLESS))) {
  for (const reader of readersOf(route)) {
    const tried: string[] = [];
    for (const { who, cookie } of lookersOf(reader)) {
      const path = await pathOf(route, who);
      const status = path === null ? 'nothing there' : String(await statusOf(path, cookie));
      if (status === '200') {
        pages.push({ route: nameOf(route), path: path!, reader, cookie });
        tried.length = 0;
        break;
      }
      tried.push(status);
    }
    // A reader with a single role may lack a page. If the director cannot read one, it counts as missing.
    if (tried.length > 0 && !alone.has(reader))
      without.push(`${nameOf(route)} as ${reader} (${tried.join(', ')})`);
  }
}
pages.push({
  route: '/discussion/search, a late page of a common word',
  path: await lateSearch(ctx, { port, programme: programme.id, home }),
  reader: 'visitor',
  cookie: '',
});
pages.push({
  route: '/topics/:slug, the page in the middle',
  path: await middlePage(),
  reader: 'visitor',
  cookie: '',
});
const posts = await bigPosts(ctx, {
  programme: programme.id,
  home,
  partnership: participant.partnership,
});
console.log(
  JSON.stringify({ port, people: programme.people, sessions, pages, posts, without } satisfies BigPages),
);

/** The same path can be of the installation and of each programme. */
function nameOf({ path, scope }: Route): string {
  return scope === 'site' ? `${path} of the installation` : path;
}

/** A page for everybody differs for a known reader: it shows their likes and their waiting comments. */
function readersOf({ audience, scope, path }: Route): Reader[] {
  if (audience === 'operator') return ['operator'];
  if (audience === 'link' || (audience === 'everyone' && scope === 'site')) return ['visitor'];
  if (audience === 'everyone') return ['visitor', 'participant'];
  if (audience === 'person' || audience === 'partner') return ['participant'];
  if (typeof audience !== 'object' || !audience.volunteer.every((role) => ROLES.includes(role))) return [];
  // Single roles read lists only: a record is the same for everybody who may see it.
  return [
    'volunteer',
    ...ROLES_ALONE.filter((role) => !path.includes(':') && audience.volunteer.includes(role)),
  ];
}

function signedIn(token: string): string {
  return `session=${token}`;
}

/**
 * Everybody who may open the page, in turn. For visitors these include an applicant and somebody on the way in, for whom alone some pages
 * exist.
 */
function lookersOf(reader: Reader): { who: string; cookie: string }[] {
  const [visitor, applicant] = [
    { who: 'visitor', cookie: '' },
    { who: 'applicant', cookie: '' },
  ];
  if (reader === 'visitor') return [visitor, applicant, { who: 'sender', cookie: made.onTheWay }];
  if (reader === 'operator') return [{ who: reader, cookie: signedIn(sessions.volunteer) }];
  if (reader === 'volunteer') return [{ who: reader, cookie: signedIn(sessions.volunteer) }];
  const token = alone.get(reader);
  if (token !== undefined) return [{ who: reader, cookie: signedIn(token) }];
  const own = signedIn(sessions.participant);
  return [
    { who: reader, cookie: own },
    { who: 'applicant', cookie: signedIn(made.sessions.applicant) },
    { who: 'sender', cookie: signedIn(made.sessions.sender) },
    { who: 'newcomer', cookie: own },
    { who: reader, cookie: `${own}; ${made.onTheWay}` },
  ];
}

async function pathOf({ path, scope }: Route, who: string): Promise<string | null> {
  const whole = made.paths[path];
  if (whole !== undefined) return whole;
  const place = ['letters', 'inbox', 'discussion'].find((place) => path.includes(`/${place}/`));
  let full = path;
  for (const [whole, before, name] of path.matchAll(/(?:([\w-]+)\/)?(:\w+)(?:\{[^}]*\})?/g)) {
    const own = `${before}/${name}`;
    const known = [`${own} of an ${who}`, `${name} of an ${who}`, `${own} in ${place}`, own];
    const there = known.map((key) => made.values[key]).find((value) => value !== undefined);
    const value = there ?? (await (values[own] ?? values[name!])?.());
    if (value === undefined) return null;
    full = full.replace(whole, `${before ? `${before}/` : ''}${value}`);
  }
  const asked = made.queries[path] ?? (await queries[path]?.()) ?? '';
  const first = scope === 'site' ? `${full}${asked}` : `${home}${full === '/' ? '' : full}${asked}`;
  const wanted = LATE[path];
  return wanted === undefined
    ? first
    : (await latePage(port, first, { session: sessions.volunteer, wanted })).path;
}

/** The middle page of the longest discussion: links reach both its ends, so it is the farthest. Its first page links to the last one. */
async function middlePage(): Promise<string> {
  const topic = `${home}/topics/${await values['topics/:slug']!()}`;
  const answer = await fetch(`http://127.0.0.1:${port}${topic}`);
  const numbers = [...(await answer.text()).matchAll(/[?;&]page=(\d+)/g)].map(([, number]) => Number(number));
  return `${topic}?page=${Math.ceil(Math.max(1, ...numbers) / 2)}`;
}

async function statusOf(path: string, cookie: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers: { cookie } });
  await answer.arrayBuffer();
  return answer.status;
}

async function one<T>(query: ReturnType<typeof sql<unknown>>): Promise<T> {
  const [row] = (await query.execute(ctx.db)).rows as T[];
  if (!row) throw new Error('the filled database has nobody for this: fill it anew with this version');
  return row;
}

function pick(query: ReturnType<typeof sql<unknown>>): () => Promise<string | number | undefined> {
  let known: Promise<string | number | undefined> | undefined;
  return () =>
    (known ??= query.execute(ctx.db).then(({ rows }) => (rows as { one: string | number }[])[0]?.one));
}
