import type pg from 'pg';
import { createPool } from '../../src/db/pool.ts';
import type { TestServer } from '../globalSetup.ts';
import type { Counted } from './counted.ts';
import type { Catalogue } from '../remembered/catalogue.ts';
import { remembering } from '../remembered/remembering.ts';
import type { Remembered } from '../remembered/remembering.ts';

/** The most rows that one statement read from one table. */
export interface Walk {
  table: string;
  text: string;
  rows: number;
  /** The pages that ran the statement, such as `/me as participant`. */
  by: Set<string>;
}

export interface Explained {
  pool: pg.Pool;
  /** The page that is being read. Nothing is noted while this is null. */
  by: { now: string | null };
  /** Keyed by table and statement. */
  walks: Map<string, Walk>;
  remembered: Remembered;
}

/** Makes every statement report its plan as it runs, including statements of foreign keys and triggers. */
export const SETTINGS = {
  timezone: 'UTC',
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_parameter_max_length': '0',
  'auto_explain.log_format': 'json',
  // Plans go to the client, and not into the server's log.
  'auto_explain.log_level': 'notice',
  // Discourages the planner from reading whole tables where an index could serve. At this size it would read many small tables whole, since
  // that is cheaper. In an installation of many programmes the index is cheaper, and that plan is the one to judge. The setting hides no
  // walk: the test judges the rows that a statement really read by any method, including those that it discarded. Without a fitting index
  // the planner still reads the table or a whole other index, and either counts in full: `plans.test.ts` drops indexes to check this. The
  // setting does hide how the planner weighs costs between two methods; the benches of large installations measure that.
  enable_seqscan: 'off',
};

/** A pool that reads the plans of its statements, on connections that report them (`watched`). */
export function explained(
  connection: TestServer,
  counted: readonly Counted[],
  catalogue: Catalogue,
): Explained {
  const own = {
    ...SETTINGS,
    'auto_explain.log_min_duration': '-1',
    // Each statement is parsed once, but planned each time for its own values.
    plan_cache_mode: 'force_custom_plan',
  };
  const options = Object.entries(own).map(([name, value]) => `-c ${name}=${value}`);
  const preparing = { often: 2, most: 3000, isSettled: true };
  const pool = createPool({ ...connection, options: options.join(' ') }, () => {}, preparing);
  const tables = new Map(counted.map(({ name, table }) => [name, table]));
  const by: Explained['by'] = { now: null };
  const walks: Explained['walks'] = new Map();
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const start = message.indexOf('plan:\n');
      if (by.now === null || start < 0) return;
      const told = JSON.parse(message.slice(start + 6)) as { 'Query Text': string; Plan: Node };
      const text = told['Query Text'].replaceAll(/\s+/g, ' ').trim();
      for (const [table, rows] of rowsRead(told.Plan, tables)) {
        const walk = walks.get(`${table}: ${text}`) ?? { table, text, rows, by: new Set() };
        walk.by.add(by.now);
        walk.rows = Math.max(walk.rows, rows);
        walks.set(`${table}: ${text}`, walk);
      }
    });
  });
  return { pool, by, walks, remembered: remembering(pool, catalogue) };
}

interface Node {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/**
 * How many rows of each table a statement reads, whether they meet its conditions or not. A repeated scan counts each time. A table that is
 * only written does not count. Rows collected by a bitmap count, even if another bitmap discards them. `tables` gives the table of each
 * table and index.
 */
function rowsRead(plan: Node, tables: ReadonlyMap<string, string>): Map<string, number> {
  const read = new Map<string, number>();
  const visit = (node: Node): void => {
    // The node of a bitmap index names no table.
    const table = tables.get(node['Relation Name'] ?? node['Index Name'] ?? '');
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    const rows = ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 1);
    if (table) read.set(table, Math.max(read.get(table) ?? 0, Math.round(rows)));
    for (const one of node.Plans ?? []) visit(one);
  };
  visit(plan);
  return read;
}
