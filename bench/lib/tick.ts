import { createDb, createPool } from '../../src/db/pool.ts';
import { BUDGET_MS, timeFor } from '../../src/jobs/timetable.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { ctxAt } from './pages/app.ts';

// Does every duty of the timetable on a database, round after round, and prints the milliseconds of each. The first round does everything
// that became due while the program was off, in one go. Later rounds give each duty the time that the timetable allows.

const [connection, rounds] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());
const took: Record<string, number>[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const each: Record<string, number> = {};
  for (const duty of DUTIES) {
    const began = performance.now();
    await duty.run({ ...ctx, hasTime: round === 0 ? () => true : timeFor(BUDGET_MS) });
    each[duty.name] = performance.now() - began;
  }
  took.push(each);
}
console.log(JSON.stringify(took));
await pool.end();
