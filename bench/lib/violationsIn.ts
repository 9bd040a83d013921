import { createDb, createPool } from '../../src/db/pool.ts';
import { countViolations, promisedBy } from '../../src/simulate/violations.ts';
import type { Violations } from '../../src/simulate/violations.ts';

// Counts the broken rules in all rounds of a filled database, and prints the counts.

export interface Broken {
  rounds: number;
  applications: number;
  seconds: number;
  counts: Violations;
}

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const db = createDb(pool);
const began = performance.now();
const rounds = await db.selectFrom('round').select(['programme_id', 'id', 'policy']).execute();
const { applications } = await db
  .selectFrom('application')
  .select((eb) => eb.fn.countAll<number>().as('applications'))
  .executeTakeFirstOrThrow();
const counts: Partial<Violations> = {};
for (const { programme_id: programme, id: round, policy } of rounds) {
  const own = await countViolations({ db }, { programme, round }, promisedBy(policy));
  for (const rule of Object.keys(own) as (keyof Violations)[]) counts[rule] = (counts[rule] ?? 0) + own[rule];
}
const broken: Broken = {
  rounds: rounds.length,
  applications: Number(applications),
  seconds: (performance.now() - began) / 1000,
  counts: counts as Violations,
};
console.log(JSON.stringify(broken));
await pool.end();
