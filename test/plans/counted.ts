import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';
import type { Remembered } from '../remembered/remembering.ts';

/** A table with fewer rows cannot be walked through, however often a page reads it. */
const SMALL = 100;

/** A table, or an index of a table, whose reads PostgreSQL counts. */
export interface Counted {
  id: number;
  name: string;
  table: string;
  /**
   * For a tree index: `way` is the number of pages that a search reads at most to reach an entry; `entries` is the number of entries in a
   * page.
   */
  tree: { way: number; entries: number } | null;
}

/** The reads of some statements together. */
export interface Read {
  /** Rows read from each table. */
  rows: Map<string, number>;
  /** Entries that each index passed over, at least. */
  over: Map<string, number>;
  /** True if no row was inserted or changed. */
  isRead: boolean;
}

/** Counts the reads of one transaction since the last call. */
export type Counters = () => Promise<Read>;

/**
 * Tables large enough to be walked through, and their indexes. A tree has some hundred entries in a page, and as many pages below each page
 * above.
 */
export async function countedIn(db: Kysely<Schema>): Promise<Counted[]> {
  const { rows } = await sql<Omit<Counted, 'tree'> & { isTree: boolean; pages: number; entries: number }>`
    select c.oid::int as id, c.relname as name, t.relname as table, a.amname = 'btree' as "isTree",
      c.relpages as pages, greatest(c.reltuples, 1) / greatest(c.relpages - 1, 1) as entries
    from pg_class t
    join lateral (select t.oid as id union all select indexrelid from pg_index where indrelid = t.oid) own on true
    join pg_class c on c.oid = own.id join pg_am a on a.oid = c.relam
    where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.reltuples >= ${SMALL}
    order by t.oid, c.oid <> t.oid`.execute(db);
  return rows.map(({ id, name, table, isTree, pages, entries }) => ({
    id,
    name,
    table,
    // One page more, since a search may end on the next page.
    tree: isTree ? { way: (pages <= 2 ? 1 : pages <= 250 ? 2 : 3) + 1, entries } : null,
  }));
}

interface Sums {
  returned: number;
  scans: number;
  pages: number;
  changed: number;
}

/**
 * Counts by PostgreSQL's own counters for a transaction, which include statements in functions and triggers. They count rows that a walk
 * through a table passes, and entries that an index returns, also to a bitmap. Entries that an index passes over show as pages read beyond
 * the way to each entry.
 */
export function countersOf(
  db: Kysely<Schema>,
  counted: readonly Counted[],
  asked: Pick<Remembered, 'sent'>,
): Counters {
  const ids = sql.lit(`{${counted.map(({ id }) => id).join(',')}}`);
  let before: Sums[] = [];
  /** The number of statements sent at the last count. */
  let sent = -1;

  async function sums(): Promise<Sums[]> {
    const { rows } = await sql<{ of: string }>`
      select string_agg(concat_ws(' ', pg_stat_get_xact_tuples_returned(id), pg_stat_get_xact_numscans(id), pg_stat_get_xact_blocks_fetched(id),
        pg_stat_get_xact_tuples_inserted(id) + pg_stat_get_xact_tuples_updated(id)), ',' order by nth) as of
      from unnest(${ids}::int[]) with ordinality as own (id, nth)`.execute(db);
    return rows[0]!.of.split(',').map((one) => {
      const [returned, scans, pages, changed] = one.split(' ').map(Number);
      return { returned: returned!, scans: scans!, pages: pages!, changed: changed! };
    });
  }

  return async () => {
    // If nothing was sent since then, the sums are the same.
    const now = sent === asked.sent ? before : await sums();
    sent = asked.sent;
    const read: Read = { rows: new Map(), over: new Map(), isRead: true };
    for (const [nth, { name, table, tree }] of counted.entries()) {
      const grown = (of: keyof Sums): number => now[nth]![of] - (before[nth]?.[of] ?? 0);
      read.rows.set(table, (read.rows.get(table) ?? 0) + grown('returned'));
      if (grown('changed') > 0) read.isRead = false;
      if (!tree) continue;
      const beyond = grown('pages') - grown('scans') * tree.way;
      // A search that finds nothing is a step of a walk, too.
      const over = Math.max(Math.round(beyond * tree.entries), grown('scans'));
      read.over.set(name, over - grown('returned'));
    }
    before = now;
    return read;
  };
}
