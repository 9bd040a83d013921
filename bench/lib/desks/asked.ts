import { createPool } from '../../../src/db/pool.ts';
import { SETTINGS } from '../../../test/plans/explained.ts';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** The work of the database since the last call. */
export interface AskedPage {
  /** Milliseconds that the statements took together. */
  ms: number;
  /** Tables of which more than `FEW` rows were read from end to end. */
  walked: string[];
}

/** A table of up to so many rows is read from end to end as fast as by an index. */
const FEW = 2000;

/** Notes top-level statements only, and lets the planner choose as in the program. */
const TOLD = { ...SETTINGS, 'auto_explain.log_nested_statements': 'off', enable_seqscan: 'on' };

/** A pool that notes how long each statement takes within the database, and the plan by which it was carried out. */
export function askedPool(connection: { host: string; port: number; user: string; database: string }) {
  const options = Object.entries(TOLD).map(([name, value]) => `-c ${name}=${value}`);
  const pool = createPool({ ...connection, options: options.join(' ') });
  let asked: AskedPage = { ms: 0, walked: [] };
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const [, ms] = /^duration: ([\d.]+) ms/.exec(message) ?? [];
      if (ms === undefined) return;
      asked.ms += Number(ms);
      const told = JSON.parse(message.slice(message.indexOf('plan:\n') + 6)) as { Plan: Node };
      asked.walked.push(...walkedIn(told.Plan));
    });
  });
  return {
    pool,
    take: (): AskedPage => {
      const seen = asked;
      asked = { ms: 0, walked: [] };
      return seen;
    },
  };
}

function walkedIn(plan: Node): string[] {
  const rows =
    ((plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0)) * (plan['Actual Loops'] ?? 1);
  const own = plan['Node Type'] === 'Seq Scan' && rows > FEW ? [plan['Relation Name'] ?? '?'] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(walkedIn)];
}
