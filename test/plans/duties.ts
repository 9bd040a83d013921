import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { moved } from '../../bench/lib/allDue/rounds.ts';
import type { Stage } from '../../bench/lib/allDue/rounds.ts';
import { WORK } from '../../bench/lib/allDue/work.ts';
import type { Schema } from '../../src/db/schema.ts';
import { timeFor } from '../../src/jobs/timetable.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { NOW } from '../browser/demoPages.ts';
import { testContext } from '../context.ts';
import { watched } from './watched.ts';
import type { Watching } from './watched.ts';

/** Milliseconds for the pieces of a duty's work. A second piece would only repeat the queries of the first. */
const PIECES_MS = 60;

/** Does every duty of the timetable once, or only the named ones. Returns those that neither wrote nor started anything. */
export async function doDuties(
  watching: Watching,
  only?: readonly string[],
  budget = Infinity,
): Promise<string[]> {
  const idle: string[] = [];
  // A crowd's rows repeat the same look-ups of keys, which would take longer to plan each time than to run.
  await sql`set local plan_cache_mode = auto`.execute(watching.db);
  for (const { name, run } of DUTIES.filter(({ name }) => only?.includes(name) ?? true)) {
    const did = await watched(
      watching,
      name,
      async () => {
        const ctx = testContext(watching.db, NOW);
        const before = await written(watching);
        await run({ ...ctx, hasTime: timeFor(budget) } as Ctx);
        return ctx.enqueued.length + (await written(watching)) - before;
      },
      true,
    );
    if (did === 0) idle.push(name);
  }
  return idle;
}

/** The number of rows that the transaction has written. */
async function written({ db }: Watching): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)), 0)::int as n
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db);
  return rows[0]!.n;
}

/** The stage of the first round at which each of these duties has something to do; other duties have it near the round's end. */
const AT: Readonly<Record<string, Stage>> = {
  'tell those who kept their answers that a round opens': 'opening',
  'forecast who would stay without a partner': 'opening',
  'remind drafts that applications close': 'closingSoon',
  'close applications': 'closing',
  'count the people of rounds': 'closing',
  'remind imported people': 'closing',
  'ask availability': 'asking',
  'forget what readers stopped': 'asking',
  'forget what nobody confirmed': 'asking',
  'remind of availability': 'answering',
  'begin the time to answer': 'matching',
  'let imported people lapse': 'matching',
  'remind of matching': 'matching',
  'let a yes by mail to staying in touch count': 'ending',
  'end rounds': 'ending',
  'settle matters of partners': 'ending',
  'forget match inputs': 'purging',
  'remove the data of rounds': 'purging',
  'forget answers that were kept for long enough': 'gone',
  'forget who never sent an application in': 'gone',
  'forget where who was erased was told': 'gone',
  'forget whom nothing needs any more': 'gone',
};

/** Duties that have nothing to do here, and why. */
export const IDLE: Readonly<Record<string, string>> = {
  'warn of mail that would look like spam': 'it looks at a real domain',
  'count what has left': 'all was counted when the programme was made',
  'tell followers': 'comments are copies, and were all shown at the moments of those that were played',
};

export const workOf = (idle: readonly string[]): Map<string, Stage> =>
  new Map(idle.filter((name) => !(name in IDLE)).map((name) => [name, AT[name] ?? 'endingSoon']));

/** Duties that work on what is made for these other duties. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  'count the people of rounds': ['close applications'],
  'press concerns that nobody decided about': ['tell of open concerns'],
  'forget old chat messages': ['lead live chats'],
  'list live chats without host or script': ['lead live chats'],
  'tell how messages of live chats are liked': ['lead live chats', 'forget old chat messages'],
  'hold live chats at the hours of their places': ['tell of live chats'],
  'remind of live chats': ['tell of live chats'],
  'mail questions of live chats': ['tell of live chats', 'remind of live chats'],
  'place answers from other servers': ['send topics to other servers'],
  'send answers to other servers': ['send topics to other servers'],
  'forget strangers on other servers': ['send topics to other servers'],
};

/** Tables that start empty and need statistics: the planner would expect a handful of rows in place of thousands. */
const FILLED: Readonly<Record<string, string>> = {
  'pass on what nobody in safeguarding may read': 'thread_about',
};

/**
 * Does each of those duties once, with the work that the bench of duties gives it, while the first round is at its stage. The caller rolls
 * everything back. Returns the duties that had nothing to do all the same.
 */
export async function doWithWork(watching: Watching, duties: ReadonlyMap<string, Stage>): Promise<string[]> {
  const { db: transaction } = watching;
  const idle: string[] = [];
  await clock(transaction);
  for (const stage of new Set(duties.values())) {
    await sql`savepoint stage`.execute(transaction);
    await atClock(transaction, () => stand(transaction, stage));
    for (const [name] of [...duties].filter(([, own]) => own === stage)) {
      await sql`savepoint work`.execute(transaction);
      await atClock(transaction, async () => {
        for (const one of [...(AFTER[name] ?? []), name])
          for (const statement of WORK[one] ?? []) await statement.execute(transaction);
        if (FILLED[name]) await sql`analyze ${sql.table(FILLED[name])}`.execute(transaction);
      });
      idle.push(...(await doDuties(watching, [name], PIECES_MS)));
      await sql`rollback to savepoint work`.execute(transaction);
    }
    await sql`rollback to savepoint stage`.execute(transaction);
  }
  return idle;
}

/** Functions that give the demo's time in place of the machine's, for statements that look in this schema first. */
async function clock(db: Kysely<Schema>): Promise<void> {
  await sql`create schema stopped`.execute(db);
  for (const name of ['now', 'clock_timestamp'])
    await sql
      .raw(
        `create function stopped.${name}() returns timestamptz language sql stable as $$select timestamptz '${NOW}'$$`,
      )
      .execute(db);
}

async function atClock(db: Kysely<Schema>, give: () => Promise<void>): Promise<void> {
  await sql`set local search_path = stopped, public, pg_catalog`.execute(db);
  await give();
  await sql`set local search_path to default`.execute(db);
}

/** Moves the first round to this stage. Before the matching, some of its people lose their partners. */
async function stand(db: Kysely<Schema>, stage: Stage): Promise<void> {
  await sql`
    create temporary table stood on commit drop as
    select programme_id, id as round_id, ${stage}::text as stage from round where number = 1`.execute(db);
  for (const statement of moved) await statement.execute(db);
  if (!BEFORE.has(stage)) return;
  await sql`
    update application a set state = (array['confirmed', 'submitted', 'withdrawn'])[1 + a.id % 3] from stood s
    where s.programme_id = a.programme_id and s.round_id = a.round_id and a.state = 'matched' and a.id % 20 = 0`.execute(
    db,
  );
}

const BEFORE: ReadonlySet<Stage> = new Set<Stage>([
  'closingSoon',
  'closing',
  'asking',
  'answering',
  'matching',
]);
