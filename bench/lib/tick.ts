import { createDb, createPool } from '../../src/db/pool.ts';
import { BUDGET_MS, timeFor } from '../../src/jobs/timetable.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { ctxAt } from './pages/app.ts';

// Does every duty of the timetable on a database, and prints how many milliseconds each took, round after round: in the first all that has
// become due while nobody ran, at once; then each for as long as the timetable lets it.

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
