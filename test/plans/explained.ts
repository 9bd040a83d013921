import type pg from 'pg';
import { createPool } from '../../src/db/pool.ts';
import type { TestServer } from '../globalSetup.ts';

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
  /** Pages and duties that wrote rows. */
  wrote: Set<string>;
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

/** A pool that reads the plan of everything it is asked. */
export function explained(connection: TestServer): Explained {
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`);
  const pool = createPool({ ...connection, options: options.join(' ') });
  const by: Explained['by'] = { now: null };
  const walks: Explained['walks'] = new Map();
  const wrote: Explained['wrote'] = new Set();
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const start = message.indexOf('plan:\n');
      if (by.now === null || start < 0) return;
      const told = JSON.parse(message.slice(start + 6)) as { 'Query Text': string; Plan: Node };
      const text = told['Query Text'].replaceAll(/\s+/g, ' ').trim();
      if (writes(told.Plan)) wrote.add(by.now);
      for (const [table, rows] of rowsRead(told.Plan)) {
        const walk = walks.get(`${table}: ${text}`) ?? { table, text, rows, by: new Set() };
        walk.by.add(by.now);
        walk.rows = Math.max(walk.rows, rows);
        walks.set(`${table}: ${text}`, walk);
      }
    });
  });
  return { pool, by, walks, wrote };
}

interface Node {
  'Node Type'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/**
 * How many rows of each table a statement reads, whether they pass its conditions or not; a scan that is run again reads them again. A
 * table that it only writes is not read. Not counted are entries of an index that a condition on one of its later columns passes over, and those that a bitmap
 * collects and another one throws away: of either only what comes out is known. How long that takes the benches of large installations tell.
 */
function rowsRead(plan: Node): Map<string, number> {
  const read = new Map<string, number>();
  const visit = (node: Node): void => {
    const table = node['Relation Name'];
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    const rows = ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 1);
    if (table) read.set(table, Math.max(read.get(table) ?? 0, Math.round(rows)));
    for (const one of node.Plans ?? []) visit(one);
  };
  visit(plan);
  return read;
}

/** Whether rows came to something that writes them. */
const writes = ({ 'Node Type': type, Plans: plans = [] }: Node): boolean =>
  (type === 'ModifyTable' && plans.some((one) => (one['Actual Rows'] ?? 0) > 0)) || plans.some(writes);
