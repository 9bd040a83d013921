import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import type { Counters } from './counted.ts';
import type { Explained } from './explained.ts';

/** The most rows of one table that a statement may read without a reason. */
export const MOST = 2000;

/** A transaction in which the reads of pages, forms and duties are watched. */
export interface Watching extends Pick<Explained, 'by' | 'walks' | 'remembered'> {
  db: Kysely<Schema>;
  counters: Counters;
  /** Whether the transaction already has the savepoint from which acts that are taken back begin. */
  hasPlace?: boolean;
  /** Reports plans at the first run, however little is read. */
  tellsAtOnce?: boolean;
  acts: {
    /** The number of acts. */
    all: number;
    /** `again`: acts that were repeated so that their plans were reported. `once`: acts that read much at the first run only. */
    again: string[];
    once: string[];
    /** Indexes that passed over too many entries while nothing was written, and the pages concerned. */
    over: Map<string, Set<string>>;
  };
}

/**
 * Does something and counts its reads. Reporting every plan takes longer than the acts themselves. So only an act that reads too many rows
 * of one table is repeated, from the same savepoint, with plans reported. `kept`: the act is not taken back.
 */
export async function watched<T>(
  watching: Watching,
  name: string,
  act: (isAgain: boolean) => Promise<T>,
  kept = false,
): Promise<T> {
  const { db, acts } = watching;
  acts.all++;
  if (watching.tellsAtOnce) return telling(watching, () => act(false), name);
  const { remembered } = watching;
  const { sent } = remembered;
  if (!watching.hasPlace) await sql`savepoint act`.execute(db);
  watching.hasPlace = !kept;
  const first = await counting(watching, name, () =>
    kept ? act(false) : remembered.within(() => act(false)),
  );
  let { done } = first;
  if (first.long.length > 0) {
    acts.again.push(name);
    await sql`rollback to savepoint act`.execute(db);
    const second = await counting(watching, name, () => telling(watching, () => act(true), name));
    ({ done } = second);
    // Entries of dead rows are passed over only once; then they are marked.
    const long = first.long.filter((one) => second.long.includes(one));
    if (long.length === 0) acts.once.push(`${name}: ${first.long.join(', ')}`);
    for (const index of long.filter((one) => second.over.has(one)))
      acts.over.set(index, (acts.over.get(index) ?? new Set()).add(name));
  }
  if (kept) await sql`release savepoint act`.execute(db);
  else if (remembered.sent !== sent) await sql`rollback to savepoint act`.execute(db);
  return done;
}

/** Does the act. `long` lists tables with more rows read, and indexes with more entries passed over, than one statement may have. */
async function counting<T>({ counters }: Watching, name: string, act: () => Promise<T>) {
  await counters();
  const done = await act();
  const { rows, over, isRead } = await counters().catch((error: unknown) => {
    throw new Error(`${name} broke the transaction`, { cause: error });
  });
  // New rows split pages and leave entries of dead rows, so indexes are not judged then.
  const counts = isRead ? [...rows, ...over] : [...rows];
  const long = counts.flatMap(([one, read]) => (read > MOST ? [one] : []));
  return { done, long, over };
}

async function telling<T>({ db, by }: Watching, act: () => Promise<T>, name: string): Promise<T> {
  await sql`set auto_explain.log_min_duration = 0`.execute(db);
  by.now = name;
  try {
    const done = await act();
    // The plan of a query that returns rows is reported with the next statement.
    await sql`select 1`.execute(db);
    return done;
  } finally {
    by.now = null;
    await sql`set auto_explain.log_min_duration = -1`.execute(db);
  }
}
