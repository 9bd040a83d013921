import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { BUDGET_MS, timeFor } from '../../../src/jobs/timetable.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { DUTIES } from '../../../src/rooms/brought.ts';
import { ctxAt } from '../pages/app.ts';
import { stand } from './rounds.ts';
import { WITHOUT, WORK } from './work.ts';

// Gives every duty of the timetable something to do in a filled database. Prints the duties that have nothing to do all the same, and the
// addresses for which codes may be asked meanwhile.

export interface AllDue {
  people: number;
  duties: number;
  /** Duties that would neither change nor start anything. */
  idle: string[];
  /**
   * One turn of each duty: its milliseconds, and its longest piece between two looks at the clock. Nobody waits for the end of a duty with
   * `apart`.
   */
  turns: { duty: string; ms: number; piece: number; apart: boolean }[];
  addresses: { home: string; address: string }[];
}

/** Times as much work in the largest programme, as after weeks without the timetable: hundreds and thousands of most things. */
const TIMES = 20;

const [connection, wanted] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection!) as { host: string });
const db = createDb(pool);
const log = (text: string): void => console.error(`allDue: ${text}`);

const unknown = DUTIES.filter(({ name }) => !(name in WORK || name in WITHOUT)).map(({ name }) => name);
if (unknown.length > 0) throw new Error(`no work for: ${unknown.join(', ')}`);
log('giving every duty of the timetable something to do');
await db.transaction().execute(async (db) => {
  await sql`set local due.times = ${sql.lit(TIMES)}`.execute(db);
  for (const statement of stand) await statement.execute(db);
  for (const [name, statements] of Object.entries(WORK))
    for (const statement of statements)
      await statement.execute(db).catch((error: unknown) => {
        throw new Error(`no work for "${name}": ${String(error)}`);
      });
});
await sql`vacuum (analyze)`.execute(db);

/** Rows that this connection has written, including those of transactions that were rolled back. */
const written = async (on: typeof db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as n from pg_stat_xact_user_tables where schemaname = 'public'`.execute(
    on,
  );
  return rows[0]!.n;
};

const idle: string[] = [];
const turns: AllDue['turns'] = [];
for (const duty of DUTIES) {
  const transaction = await db.startTransaction().execute();
  const ctx = ctxAt(transaction, new Date());
  let jobs = 0;
  const enqueue = (): Promise<void> => {
    jobs++;
    return Promise.resolve();
  };
  const before = await written(transaction);
  const isInTime = timeFor(BUDGET_MS);
  const began = performance.now();
  let last = began;
  let piece = 0;
  const look = (): void => {
    const now = performance.now();
    piece = Math.max(piece, now - last);
    last = now;
  };
  const hasTime = (): boolean => {
    look();
    return isInTime();
  };
  await duty.run({ ...ctx, jobs: { enqueue }, hasTime } as Ctx);
  look();
  const took = last - began;
  turns.push({ duty: duty.name, ms: took, piece, apart: duty.apart !== undefined });
  const changed = (await written(transaction)) - before;
  await transaction.rollback().execute();
  log(
    `${duty.name}: ${changed} rows, ${jobs} jobs, ${took.toFixed(0)} ms, longest piece ${piece.toFixed(0)} ms`,
  );
  if (changed === 0 && jobs === 0 && !(duty.name in WITHOUT)) idle.push(duty.name);
}

const { rows: addresses } = await sql<{ home: string; address: string }>`
  select '/p/' || g.slug as home, p.address from person p join programme g on g.id = p.programme_id
  where p.account_id is not null and p.erased_at is null and p.erase_at is null and p.address_confirmed_at is not null
    and not exists (select from role r where r.programme_id = p.programme_id and r.person_id = p.id)
    and not exists (select from suppression s where s.programme_id = p.programme_id and s.address = p.address)
    and exists (select from round_date d where d.programme_id = p.programme_id and d.kind = 'ends' and d.due_at > now())
  order by md5(p.id::text) limit ${Number(wanted)}`.execute(db);
const { rows: counted } = await sql<{ people: number }>`select count(*)::int as people from person`.execute(
  db,
);
console.log(
  JSON.stringify({
    people: counted[0]!.people,
    duties: DUTIES.length,
    idle,
    turns,
    addresses,
  } satisfies AllDue),
);
await pool.end();
