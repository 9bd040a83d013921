import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { ROLES } from '../../../src/rooms/people/index.ts';
import { DIRECTOR } from '../../../src/simulate/world.ts';
import { routes } from '../../../src/web/brought.ts';
import type { Route } from '../../../src/web/route.ts';
import { ctxAt, listenerOn, open } from './app.ts';
import { bigPosts } from './bigPosts.ts';
import type { Post } from './bigPosts.ts';

// One process with the pages as they are shipped, on a filled database. Prints where it is and every page of the largest programme
// that can be read: of the route table, with the ids of things that are there.

export type Reader = 'visitor' | 'participant' | 'volunteer';

export interface BigPages {
  port: number;
  people: number;
  sessions: Record<Exclude<Reader, 'visitor'>, string>;
  pages: { route: string; path: string; reader: Reader }[];
  posts: Post[];
  /** Routes of which nothing is there. */
  without: string[];
}

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());

const { rows } = await sql<{ id: number; slug: string; people: number }>`
  select p.id, p.slug, (select count(*)::int from person where programme_id = p.id) as people
  from programme p order by people desc limit 1`.execute(ctx.db);
const programme = rows[0]!;
const home = `/p/${programme.slug}`;

/** Somebody in the programme with a partner, letters and a session. */
const participant = await one<{ account: number; partnership: number; person: number }>(sql`
  select person.account_id as account, m.partnership_id as partnership, person.id as person
  from letter l join membership m on m.programme_id = l.programme_id and m.partnership_id = l.partnership_id
  join person on person.programme_id = m.programme_id and person.id = m.person_id
  where l.programme_id = ${programme.id} and m.left_at is null and person.account_id is not null
    and not exists (select from role r where r.programme_id = person.programme_id and r.person_id = person.id) limit 1`);
const director = await one<{ id: number }>(sql`select id from account where address = ${DIRECTOR.address}`);

/** The value of each name in a path: by the piece before it, or by the name alone. */
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
  'letters/:letter': pick(sql`
    select id as one from letter where programme_id = ${programme.id} and partnership_id = ${participant.partnership} limit 1`),
  'partnerships/:id': () => Promise.resolve(participant.partnership),
  'applications/:id': pick(
    sql`select id as one from application where programme_id = ${programme.id} and submitted_at is not null limit 1`,
  ),
  'outbox/:id': pick(
    sql`select id as one from outbox where programme_id = ${programme.id} and not private limit 1`,
  ),
  'inbox/:id': pick(sql`select id as one from thread where programme_id = ${programme.id} limit 1`),
  'discussion/:comment': pick(
    sql`select id as one from comment where programme_id = ${programme.id} limit 1`,
  ),
  'summaries/:topic': pick(sql`select id as one from topic where programme_id = ${programme.id} limit 1`),
  'topics/:id': pick(sql`select id as one from topic where programme_id = ${programme.id} limit 1`),
  'glossary/:id': pick(sql`select id as one from glossary_term where programme_id = ${programme.id} limit 1`),
  'people/:id': () => Promise.resolve(participant.person),
  'pages/:slug': pick(sql`select slug as one from page where programme_id = ${programme.id} limit 1`),
  'wording/:kind': () => Promise.resolve('topic'),
  'programme/:kind': () => Promise.resolve('conduct'),
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
  'topics/:topic': pick(
    sql`select topic_id as one from round_topic where programme_id = ${programme.id} limit 1`,
  ),
  'tray/:id': pick(sql`select id as one from incoming where programme_id = ${programme.id} limit 1`),
  'steps/:step': () => Promise.resolve(1),
  ':kind': () => Promise.resolve('topic'),
  ':locale': () => Promise.resolve('en'),
};

/** The largest queries of some pages: the largest group of mails, and the readers of the most that will be written. */
const queries: Record<string, () => Promise<string>> = {
  '/workbench/outbox/group': async () => {
    const group = await one<{ kind: string; occasion: string }>(sql`
      select kind, occasion from outbox where programme_id = ${programme.id} and kind = 'topic' and not private
      group by 1, 2 order by count(*) desc limit 1`);
    return `?${new URLSearchParams({ ...group, page: '100' })}`;
  },
  '/workbench/outbox/coming/readers': async () =>
    `?${new URLSearchParams({ kind: 'farewell', round: String(await values[':number']!()), page: '100' })}`,
};

const sessions = {
  participant: await openSession(ctx, { account: participant.account, device: 'a bench' }),
  volunteer: await openSession(ctx, { account: director.id, device: 'a bench' }),
};
const port = await open(listenerOn(ctx));
const pages: BigPages['pages'] = [];
const without: string[] = [];
for (const route of routes) {
  if (route.method !== 'GET' || route.scope !== 'programme') continue;
  for (const reader of readersOf(route)) {
    const path = await pathOf(route);
    const session = reader === 'visitor' ? undefined : sessions[reader];
    const status =
      path &&
      (await fetch(`http://127.0.0.1:${port}${path}`, {
        redirect: 'manual',
        ...(session ? { headers: { cookie: `session=${session}` } } : {}),
      }).then(async (answer) => (await answer.arrayBuffer(), answer.status)));
    if (status === 200) pages.push({ route: route.path, path: path!, reader });
    else without.push(`${route.path} (${path ? status : 'nothing there'})`);
  }
}
const posts = await bigPosts(ctx, {
  programme: programme.id,
  home,
  partnership: participant.partnership,
});
console.log(
  JSON.stringify({ port, people: programme.people, sessions, pages, posts, without } satisfies BigPages),
);

/** A page for everybody is another one for a known reader: with their likes, and their comments that wait. */
function readersOf({ audience }: Route): Reader[] {
  if (audience === 'everyone') return ['visitor', 'participant'];
  if (audience === 'person' || audience === 'partner') return ['participant'];
  if (typeof audience === 'object' && audience.volunteer.every((role) => ROLES.includes(role)))
    return ['volunteer'];
  return [];
}

async function pathOf({ path }: Route): Promise<string | null> {
  let full = path;
  for (const [whole, before, name] of path.matchAll(/(?:([\w-]+)\/)?(:\w+)(?:\{[^}]*\})?/g)) {
    const value = await (values[`${before}/${name}`] ?? values[name!])?.();
    if (value === undefined) return null;
    full = full.replace(whole, `${before ? `${before}/` : ''}${value}`);
  }
  return `${home}${full === '/' ? '' : full}${(await queries[path]?.()) ?? ''}`;
}

async function one<T>(query: ReturnType<typeof sql<unknown>>): Promise<T> {
  const [row] = (await query.execute(ctx.db)).rows as T[];
  if (!row) throw new Error('the filled database has nobody for this');
  return row;
}

function pick(query: ReturnType<typeof sql<unknown>>): () => Promise<string | number | undefined> {
  let known: Promise<string | number | undefined> | undefined;
  return () =>
    (known ??= query.execute(ctx.db).then(({ rows }) => (rows as { one: string | number }[])[0]?.one));
}
