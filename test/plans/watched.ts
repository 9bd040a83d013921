import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import type { Counters } from './counted.ts';
import type { Explained } from './explained.ts';

/** Rows of one table that one statement may read without a reason. */
export const MOST = 2000;

/** A transaction in which it is looked at what pages, forms and duties read. */
export interface Watching extends Pick<Explained, 'by' | 'walks' | 'remembered'> {
  db: Kysely<Schema>;
  counters: Counters;
  /** Acts that are taken back all begin from a place in the transaction, which is there. */
  hasPlace?: boolean;
  /** The plans are told the first time, whatever is read. */
  tellsAtOnce?: boolean;
  acts: {
    /** How many there were. */
    all: number;
    /** Those that were done again to have their plans told, and those that read much the first time alone. */
    again: string[];
    once: string[];
    /** Indexes that passed over more entries than a statement may read while nothing was written, and for whom. */
    over: Map<string, Set<string>>;
  };
}

/**
 * Does something and counts what it reads. Only where that is more rows of one table than a statement may read it is done once more, from where it began, and every
 * statement tells its plan: to have all tell theirs takes longer than to do it all. `kept`: what it did stays.
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
    // Entries of rows that are gone are passed over once, and marked.
    const long = first.long.filter((one) => second.long.includes(one));
    if (long.length === 0) acts.once.push(`${name}: ${first.long.join(', ')}`);
    for (const index of long.filter((one) => second.over.has(one)))
      acts.over.set(index, (acts.over.get(index) ?? new Set()).add(name));
  }
  if (kept) await sql`release savepoint act`.execute(db);
  else if (remembered.sent !== sent) await sql`rollback to savepoint act`.execute(db);
  return done;
}

/** Does it, and tells of which tables it read more than one statement may, and which indexes passed over more entries. */
async function counting<T>({ counters }: Watching, name: string, act: () => Promise<T>) {
  await counters();
  const done = await act();
  const { rows, over, isRead } = await counters().catch((error: unknown) => {
    throw new Error(`${name} broke the transaction`, { cause: error });
  });
  // New rows part pages and leave entries of rows that are gone.
  const counts = isRead ? [...rows, ...over] : [...rows];
  const long = counts.flatMap(([one, read]) => (read > MOST ? [one] : []));
  return { done, long, over };
}

async function telling<T>({ db, by }: Watching, act: () => Promise<T>, name: string): Promise<T> {
  await sql`set auto_explain.log_min_duration = 0`.execute(db);
  by.now = name;
  try {
    const done = await act();
    // The plan of a query that answers rows is told with the next statement.
    await sql`select 1`.execute(db);
    return done;
  } finally {
    by.now = null;
    await sql`set auto_explain.log_min_duration = -1`.execute(db);
  }
}
