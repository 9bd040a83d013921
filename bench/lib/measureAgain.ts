import { sql } from 'kysely';
import { createDb, createPool } from '../../src/db/pool.ts';
import { endWorker, matchAgain } from '../../src/rooms/pairing/index.ts';
import { leavePartnership } from '../../src/rooms/partnerships/index.ts';
import { ctxAt } from './pages/app.ts';

// Lets pairs of the only round part, with one member asking for another partner, until enough people wait. Matches these people several
// times from the same state, undoing each match. Prints the times.

export interface MeasuredAgain {
  /** People of the round who have a partner or wait, before each run. */
  people: number;
  waiting: number;
  /** Counts for each run: partnerships made, people told why they still wait, and mails written about both. */
  introduced: number;
  told: number;
  mails: number;
  /** Milliseconds of each run. */
  times: number[];
}

const TIMES = 7;

const [connection, wanted] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection!) as { host: string });
const db = createDb(pool);
const ctx = ctxAt(db, new Date());
const { rows: rounds } = await sql<{ programme: number; round: number }>`
  select programme_id as programme, id as round from round order by id desc limit 1`.execute(db);
const at = rounds[0]!;
const here = sql`a.programme_id = ${at.programme} and a.round_id = ${at.round}`;
const one = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]!.n;
// A run does not look for people who are away or wait for the next round.
const waiting = (): Promise<number> =>
  one(sql`select count(*)::int as n from application a where ${here} and a.state = 'waiting'
    and not exists (select from absence w where w.programme_id = a.programme_id and w.person_id = a.person_id and w.ended_at is null)
    and not exists (select from again_wait w where w.programme_id = a.programme_id and w.application_id = a.id and w.choice = 'next')`);
const { rows: pairs } = await sql<{ partnership: number; person: number }>`
  select m.partnership_id as partnership, min(m.person_id) as person from membership m
  where m.programme_id = ${at.programme} and m.round_id = ${at.round} and m.left_at is null and not exists (
    select from absence w where w.programme_id = m.programme_id and w.person_id = m.person_id and w.ended_at is null)
  group by 1 having count(*) = 2 order by md5(m.partnership_id::text)`.execute(db);
// Withdraws people of the small programme for whom no rule allows a partner: they would wait once in each copy.
await sql`update application a set state = 'withdrawn', waiting_reason = null where ${here} and a.state = 'waiting'`.execute(
  db,
);
for (const { partnership, person } of pairs) {
  if ((await waiting()) >= Number(wanted)) break;
  const left = { programme: at.programme, partnership, person, reason: '', another: true };
  await leavePartnership(ctx, { ...left, actor: { kind: 'person', id: person } });
}
await sql`update round_again set next_at = ${ctx.clock.now()} where round_id = ${at.round}`.execute(db);
await sql`vacuum (analyze)`.execute(db);
const before = {
  people: await one(
    sql`select count(*)::int as n from application a where ${here} and a.state in ('matched', 'waiting')`,
  ),
  waiting: await waiting(),
};
const mailed = await one(sql`select max(id)::int as n from outbox`);
const done = { introduced: 0, told: 0, mails: 0 };
const times: number[] = [];
for (let time = 0; time < TIMES; time++) {
  // A real run comes once a week, so its thread starts anew.
  await endWorker();
  const turn = await db.startTransaction().execute();
  const began = performance.now();
  const result = await matchAgain({ ...ctx, db: turn }, at);
  await sql`set constraints all immediate`.execute(turn);
  times.push(performance.now() - began);
  if (!result.ok) throw new Error(`nobody was matched again: ${result.reason}`);
  const { rows } = await sql<{ told: number; mails: number }>`
    select (count(*) filter (where kind = 'still-waiting'))::int as told, count(*)::int as mails from outbox where id > ${mailed}`.execute(
    turn,
  );
  Object.assign(done, rows[0], { introduced: result.introduced });
  await turn.rollback().execute();
}
await endWorker();
const measured: MeasuredAgain = { ...before, ...done, times };
console.log(JSON.stringify(measured));
await pool.end();
