import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createDb } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { countSent } from '../../src/rooms/outbox/index.ts';
import { demoDatabase } from '../browser/demoDatabase.ts';
import { NOW, demoPages } from '../browser/demoPages.ts';
import type { DemoPages } from '../browser/demoPages.ts';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { catalogueOf } from '../remembered/catalogue.ts';
import { countedIn, countersOf } from './counted.ts';
import { explained } from './explained.ts';
import type { Explained } from './explained.ts';
import { announceToAll, arrange, gather, makeLarge } from './fillLarge.ts';
import { fillMatching } from './fillMatching.ts';
import type { Watching } from './watched.ts';

/** A large programme with something to read on each page. Its connections can report every plan. */
export interface Large extends Explained {
  db: Kysely<Schema>;
  pages: DemoPages;
  desk: DeskPages;
  /** Session tokens, by the signed-in person. */
  sessions: Readonly<Record<string, string>>;
  acts: Watching['acts'];
  /** The announcement that left to everybody. */
  announced: number;
  /** Watches what happens in a transaction. The transaction is rolled back afterwards, unless `stays`. */
  watching<T>(look: (watching: Watching) => Promise<T>, stays?: boolean): Promise<T>;
  end(): Promise<void>;
}

/**
 * Tables for which analyze reads all rows (300 for each step of the statistics) and not a random sample: plans would otherwise differ
 * between runs. More steps make each plan slower, so other tables keep the usual 100.
 */
const LARGEST: readonly [steps: number, tables: readonly string[]][] = [
  [200, ['comment', 'comment_search']],
  [400, ['answer', 'outbox', 'right_link']],
];

export async function largeProgramme(): Promise<Large> {
  const database = await demoDatabase();
  const announced = await announceToAll(database.db);
  await makeLarge(database);
  const pages = await demoPages(database);
  const desk = await deskPages(pages);
  await arrange(database, pages.programme);
  await gather(database.db, pages.programme);
  await fillMatching(database.db, pages.programme);
  // The timetable counts sent mails when nobody looks.
  await countSent({ db: database.db, clock: { now: () => new Date(Date.parse(NOW) + 600_000) } });
  await sql`vacuum`.execute(database.db);
  await database.db.transaction().execute(look);
  const counted = await countedIn(database.db);
  const listening = explained(database.connection, counted, await catalogueOf(database.pool));
  const db = createDb(listening.pool);
  const acts: Watching['acts'] = { all: 0, again: [], once: [], over: new Map() };
  return {
    ...listening,
    db,
    pages,
    desk,
    announced,
    sessions: { ...pages.sessions, ...desk.sessions },
    acts,
    watching: async (look, stays = false) => {
      const transaction = await db.startTransaction().execute();
      const watching = {
        ...listening,
        db: transaction,
        counters: countersOf(transaction, counted, listening.remembered),
        acts,
      };
      try {
        const seen = await look(watching);
        if (stays) await transaction.commit().execute();
        return seen;
      } finally {
        if (!transaction.isCommitted) await transaction.rollback().execute();
      }
    },
    end: async () => {
      await db.destroy();
      await database.drop();
    },
  };
}

/**
 * Columns without statistics, which the planner does not need: conditions use indexes with their own statistics, and a word search expects
 * as few rows without them. Sampling these columns takes longer than all others.
 */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  answer: ['value'],
  comment: ['body', 'html', 'before'],
  comment_search: ['words', 'grams'],
  outbox: ['subject', 'text', 'html', 'data'],
};

/** Gathers the statistics of tables that have rows. */
async function look(db: Kysely<Schema>): Promise<void> {
  for (const [table, columns] of Object.entries(UNSEEN)) {
    const each = columns.map((name) => sql`alter ${sql.ref(name)} set statistics 0`);
    await sql`alter table ${sql.table(table)} ${sql.join(each)}`.execute(db);
  }
  const { rows } = await sql<{ others: string }>`
    select string_agg(relname, ', ') as others from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
      and relname <> all(${LARGEST.flatMap(([, tables]) => tables)})`.execute(db);
  await sql`analyze ${sql.raw(rows[0]!.others)}`.execute(db);
  for (const [steps, tables] of LARGEST) {
    await sql`set local default_statistics_target = ${sql.lit(steps)}`.execute(db);
    await sql`analyze ${sql.raw(tables.join(', '))}`.execute(db);
  }
}
