import { createDb, createPool } from '../../../src/db/pool.ts';
import { ctxAt, listenerOn, open } from './app.ts';

// All pages, drawn anew each time, some days after the chat whose record is measured.
const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ours = await open(listenerOn(ctxAt(createDb(pool), new Date('2027-01-15T12:00:00Z'))));
console.log(JSON.stringify({ ours }));
