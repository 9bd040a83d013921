import type pg from 'pg';
import { createPool } from '../../src/db/pool.ts';
import type { TestServer } from '../globalSetup.ts';
import type { Counted } from './counted.ts';
import type { Catalogue } from '../remembered/catalogue.ts';
import { remembering } from '../remembered/remembering.ts';
import type { Remembered } from '../remembered/remembering.ts';

/** How much one statement read of one table, at most. */
export interface Walk {
  table: string;
  text: string;
  rows: number;
  /** The pages that asked it: `/me as participant`. */
  by: Set<string>;
}

export interface Explained {
  pool: pg.Pool;
  /** The page that asks now; while it is null nothing is noted. */
  by: { now: string | null };
  /** By table and statement. */
  walks: Map<string, Walk>;
  remembered: Remembered;
}

/** Every statement tells its plan as it is carried out, those that foreign keys and triggers ask too. */
export const SETTINGS = {
  timezone: 'UTC',
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_parameter_max_length': '0',
  'auto_explain.log_format': 'json',
  // To the person who asked, and not into the log of the server.
  'auto_explain.log_level': 'notice',
  // The planner reads a table from end to end only where no index could serve the condition. At this size it would do so to many small tables though
  // an index is there, as that is cheaper; in an installation of many programmes the index is cheaper, and its plan is the one to judge.
  // The setting hides no walk: what is judged are the rows that a statement really read, by whichever way, those that it threw away among them. Without
  // a fitting index the planner still reads the table, or all of another index's rows, and either counts in full: `plans.test.ts` drops indexes to see it.
  // It tells nothing of how costs are weighed where both ways exist. For that there are the benches of large installations.
  enable_seqscan: 'off',
};

/** A pool that reads the plans of what it is asked, once a connection is told to tell them (`watched`). */
export function explained(
  connection: TestServer,
  counted: readonly Counted[],
  catalogue: Catalogue,
): Explained {
  const own = {
    ...SETTINGS,
    'auto_explain.log_min_duration': '-1',
    // Each statement is parsed once, and planned each time for its own values.
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
 * How many rows of each table a statement reads, whether they pass its conditions or not; a scan that is run again reads them again. A
 * table that it only writes is not read. What a bitmap collects counts, also where another one throws it away. `tables` tells of each index, and of each table, which
 * table it is.
 */
function rowsRead(plan: Node, tables: ReadonlyMap<string, string>): Map<string, number> {
  const read = new Map<string, number>();
  const visit = (node: Node): void => {
    // A bitmap of an index names no table.
    const table = tables.get(node['Relation Name'] ?? node['Index Name'] ?? '');
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    const rows = ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 1);
    if (table) read.set(table, Math.max(read.get(table) ?? 0, Math.round(rows)));
    for (const one of node.Plans ?? []) visit(one);
  };
  visit(plan);
  return read;
}
