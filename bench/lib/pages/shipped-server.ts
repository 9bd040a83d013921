import type { RequestListener } from 'node:http';
import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { ctxAt, headersOf, listenerOn, open, watched } from './app.ts';
import { templateOf } from './template.ts';
import type { Answers } from './template.ts';

// One process with two servers on one pool, on a database with a demo programme: pages as they are shipped, and the same bytes from
// node:http with the same SQL as named statements and string building. Prints where they are once the bodies have been found equal.

export interface ShippedPage {
  name: 'topic' | 'home' | 'room';
  path: string;
  session?: string;
  bytes: number;
  queries: number;
  /** Texts from the database that the plain page puts together. */
  texts: number;
}

export interface Shipped {
  ours: number;
  raw: number;
  pages: ShippedPage[];
}

// Each form of a page is named by chance; here always by the same.
crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const now = new Date();
const ctx = ctxAt(createDb(pool), now);
const ours = await open(listenerOn(ctx));
const seen = watched(pool);
const watcher = await open(listenerOn(ctxAt(seen.db, now)));
const plain = new Map<string, RequestListener>();
const raw = await open((request, response) => plain.get(request.url!)!(request, response));

const pages: ShippedPage[] = [];
for (const page of await addresses()) pages.push({ ...page, ...(await plainly(page)) });
const shipped: Shipped = { ours, raw, pages };
console.log(JSON.stringify(shipped));

/** A topic with words that are explained, guests and comments; the front page; a room of two who wrote letters. */
async function addresses(): Promise<Pick<ShippedPage, 'name' | 'path' | 'session'>[]> {
  const { rows: topics } = await sql<{ path: string; guests: number; comments: number }>`
    select '/p/' || programme.slug || '/topics/' || topic.slug as path,
      (select count(*) from guest_post g where g.programme_id = topic.programme_id and g.topic_id = topic.id and g.due_at <= ${now} and g.approved_at is not null) as guests,
      (select count(*) from comment c where c.programme_id = topic.programme_id and c.topic_id = topic.id and c.listed) as comments
    from topic join programme on programme.id = topic.programme_id
    join round_topic on round_topic.topic_id = topic.id and round_topic.due_at <= ${now} and round_topic.approved_at is not null
    order by guests desc, comments desc`.execute(ctx.db);
  const [topic] = topics;
  if (!topic || topic.guests === 0 || topic.comments === 0)
    throw new Error('no topic has guests and comments');
  const { rows: rooms } = await sql<{ path: string; account: number }>`
    with most as (
      select programme_id, partnership_id, count(*) as letters from letter group by 1, 2 order by letters desc limit 100)
    select '/p/' || programme.slug || '/partnership/' || m.partnership_id as path, person.account_id as account
    from most join membership m on m.programme_id = most.programme_id and m.partnership_id = most.partnership_id
    join person on person.programme_id = m.programme_id and person.id = m.person_id join programme on programme.id = m.programme_id
    where m.left_at is null and person.account_id is not null and person.address_confirmed_at is not null
      and person.erased_at is null and person.locale = 'en'
    order by letters desc, m.partnership_id limit 1`.execute(ctx.db);
  const [room] = rooms;
  if (!room) throw new Error('nobody has a room');
  const session = await openSession(ctx, { account: room.account, device: 'a bench' });
  return [
    { name: 'topic', path: topic.path },
    { name: 'home', path: topic.path.replace(/\/topics.*/, '') },
    { name: 'room', path: room.path, session },
  ];
}

/** Lets the plain server answer the page too, with the queries that ours asks each time. */
async function plainly(page: Pick<ShippedPage, 'path' | 'session'>) {
  const { path, session } = page;
  const get = (port: number): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, session ? { headers: { cookie: `session=${session}` } } : {});
  await (await get(watcher)).text();
  seen.asked.length = 0;
  await (await get(watcher)).text();
  const statements = seen.asked.map(({ sql: text, parameters }, n) => ({
    name: `${path} ${n}`,
    text,
    values: [...parameters],
  }));
  const ask = async (): Promise<Answers> => {
    const all: Answers = [];
    for (const statement of statements) all.push((await pool.query(statement)).rows as Answers[number]);
    return all;
  };
  const whole = await get(ours);
  const body = await whole.text();
  const { fill, texts } = templateOf(body, await ask());
  const headers = headersOf(whole);
  plain.set(path, (_request, response) => {
    void ask().then((all) => {
      const text = fill(all);
      response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text);
    });
  });
  if ((await (await get(raw)).text()) !== body) throw new Error(`the two bodies of ${path} differ`);
  return { bytes: Buffer.byteLength(body), queries: statements.length, texts };
}
