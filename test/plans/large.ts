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

/** A large programme with something to read on each page, on connections that tell every plan. */
export interface Large extends Explained {
  db: Kysely<Schema>;
  pages: DemoPages;
  desk: DeskPages;
  /** Tokens of sessions, by the signed-in person. */
  sessions: Readonly<Record<string, string>>;
  acts: Watching['acts'];
  /** The announcement that left to everybody. */
  announced: number;
  /** Looks at what is done in a transaction, which is taken back afterwards but where it is to stay. */
  watching<T>(look: (watching: Watching) => Promise<T>, stays?: boolean): Promise<T>;
  end(): Promise<void>;
}

/**
 * Tables of which all rows are looked at (300 for each step of the statistics), not another sample each time: else one run has other
 * plans than the next. More steps make each plan slower: the usual 100 are enough for the others.
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
  // As the timetable has when nobody looked.
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
 * The planner needs no statistics of these columns: conditions read them by indexes that have their own, and a search for words expects as few rows
 * without. To sample them takes longer than all other columns.
 */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  answer: ['value'],
  comment: ['body', 'html', 'before'],
  comment_search: ['words', 'grams'],
  outbox: ['subject', 'text', 'html', 'data'],
};

/** Gathers the statistics of tables that hold anything. */
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
