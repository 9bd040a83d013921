import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { ctxAt } from '../pages/app.ts';

// Makes an operator of an installation without people, and prints the token of their session.

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());
const now = ctx.clock.now();
const { id: account } = await ctx.db
  .insertInto('account')
  .values({ address: 'operator@bench.example', created_at: now })
  .returning('id')
  .executeTakeFirstOrThrow();
await ctx.db.insertInto('operator').values({ account_id: account, since: now }).execute();
console.log(await openSession(ctx, { account, device: 'a bench' }));
await pool.end();
