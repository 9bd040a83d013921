import { createDb, createPool } from '../../../src/db/pool.ts';
import './noChance.ts';
import { ctxAt, listenerOn, open } from './app.ts';

// All pages as shipped, on the given database and at the given moment, without the visitor cache. Prints its port.

const [connection, now] = process.argv.slice(2);
const pool = createPool(JSON.parse(connection!) as { host: string });
console.log(await open(listenerOn(ctxAt(createDb(pool), new Date(now!)))));
