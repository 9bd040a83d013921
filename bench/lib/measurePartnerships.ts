import { sql } from 'kysely';
import { createDb, createPool } from '../../src/db/pool.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { lookAfter } from '../../src/rooms/partnerships/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { ctxAt, listenerOn } from './pages/app.ts';
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Asks for the pages of people in partnerships. Then does every duty of a tick while each partnership and meeting is due to be looked at.
// Prints the times of both.

export interface Measured {
  partnerships: number;
  /** Milliseconds of each page. */
  pages: number[];
  /** Meetings that are due to be looked at. */
  meetings: number;
  /** Milliseconds of each duty of a tick, of any room, while each partnership and meeting is due to be looked at and few mails are due. */
  duties: Record<string, number>;
  /** The first look at all of them, as after weeks without the timetable: its milliseconds, and the mails that it wrote. */
  burst: { ms: number; mails: number };
  /** Bytes of each page, compressed. */
  bytes: number[];
  /** Sequential scans of each large table while pages were read and duties done. */
  walks: Record<string, number>;
}

const PAGES = 40;
/** From this many rows on, a table must not be read whole for a few of them. */
const LARGE = 5000;

const [connection] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection!) as { host: string });
const db = createDb(pool);
const ctx = ctxAt(db, new Date());
await sql`vacuum (analyze)`.execute(db);
const { rows: going } = await sql<{ n: number; meetings: number }>`
  select count(*)::int as n, (select count(*)::int from meeting where state in ('proposed', 'stands')) as meetings
  from partnership where state <> 'ended'`.execute(db);

const { rows: readers } = await sql<{ account: number; home: string }>`
  select p.account_id as account, '/p/' || g.slug as home from membership m
  join person p on p.programme_id = m.programme_id and p.id = m.person_id and p.account_id is not null
  join programme g on g.id = m.programme_id
  where m.left_at is null order by md5(p.id::text) limit ${PAGES}`.execute(db);
const server = createServer(listenerOn(ctx));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;
const pages: number[] = [];
const bytes: number[] = [];
const beforePages = await walks();
for (const { account, home } of readers) {
  const session = await openSession(ctx, { account, device: 'a bench' });
  const ask = async (): Promise<number> => {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${home}/partnership`, {
      headers: { cookie: `session=${session}` },
    });
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`the page of a partnership answered ${answer.status}`);
    const took = performance.now() - began;
    bytes.push(gzipSync(html).length);
    return took;
  };
  // The first page only warms up.
  await ask();
  pages.push(await ask());
}
server.close();
const ofPages = since(beforePages, await walks());

const allDue = async (): Promise<void> => {
  await sql`update partnership set look_at = null where state <> 'ended'`.execute(db);
  await sql`update meeting set look_at = ${ctx.clock.now()} where state in ('proposed', 'stands')`.execute(
    db,
  );
};
const mails = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(db)).rows[0]!.n;
const waiting = await mails();
// These two duties call off impossible hours and note each member's clock changes. In a real installation they do so once, when it happens.
for (const name of [
  'call off meetings of who can meet no more',
  'keep meetings at the hours of who proposed them',
])
  await DUTIES.find((duty) => duty.name === name)!.run(ctx);
await allDue();
const began = performance.now();
await lookAfter(ctx);
const burst = { ms: performance.now() - began, mails: (await mails()) - waiting };
await sql`analyze`.execute(db);
await allDue();
const before = await walks();
const duties: Record<string, number> = {};
for (const duty of DUTIES) {
  const began = performance.now();
  await duty.run(ctx);
  duties[duty.name] = performance.now() - began;
}
const measured: Measured = {
  partnerships: going[0]!.n,
  meetings: going[0]!.meetings,
  pages,
  duties,
  burst,
  bytes,
  walks: added(ofPages, since(before, await walks())),
};
console.log(JSON.stringify(measured));
await pool.end();

/** Sequential scans of those tables that grow with partnerships and are large by now. A small table is read whole on purpose. */
async function walks(): Promise<Map<string, number>> {
  // Each connection reports its own count at the latest ten seconds after its last query.
  await Promise.all(Array.from({ length: 20 }, () => sql`select pg_stat_force_next_flush()`.execute(db)));
  await new Promise((done) => setTimeout(done, 500));
  const { rows } = await sql<{ name: string; n: number }>`
    select relname as name, coalesce(seq_scan, 0)::int as n from pg_stat_user_tables
    where n_live_tup >= ${LARGE} and relname in ('letter', 'letter_picture', 'contact_report', 'turn_reminder', 'membership', 'absence', 'silence',
      'agreement', 'agreement_member', 'meeting', 'meeting_time', 'meeting_answer', 'meeting_clock', 'again_wait', 'round_again',
      'person', 'application', 'answer', 'outbox', 'event')`.execute(db);
  return new Map(rows.map(({ name, n }) => [name, n]));
}

function since(
  before: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): Record<string, number> {
  const more = [...now].map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(more.filter(([, n]) => n > 0));
}

function added(some: Record<string, number>, others: Record<string, number>): Record<string, number> {
  const names = new Set([...Object.keys(some), ...Object.keys(others)]);
  return Object.fromEntries([...names].map((name) => [name, (some[name] ?? 0) + (others[name] ?? 0)]));
}
