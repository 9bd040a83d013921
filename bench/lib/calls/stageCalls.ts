import { stage, stageRound } from '../../../test/cast.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { introduced } from '../../../src/mail/examples/introduced.ts';
import { instantToWall } from '../../../src/lib/time/time.ts';
import { chooseWay } from '../../../src/rooms/calls/index.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { ctxAt } from '../pages/app.ts';

// Makes two partnerships whose browsers may connect directly, one of two members and one of three. Signs each member in and prints the
// pages of their calls. Argument: the database's connection.

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());
const cast = await stage(ctx);
const began = new Date(ctx.clock.now().getTime() - 40 * 86_400_000);
const { id: round } = await stageRound(ctx, cast.programme, instantToWall(began, 'Europe/Madrid'));

async function together(...names: (keyof typeof cast.accounts & keyof typeof cast.people)[]) {
  const people = names.map((name) => cast.people[name]);
  const pair = await introduced(ctx, { programme: cast.programme, round, people, reasons: [] });
  for (const person of people)
    await chooseWay(ctx, { programme: cast.programme, partnership: pair, person, isDirect: true });
  const sessions: string[] = [];
  for (const name of names)
    sessions.push(await openSession(ctx, { account: cast.accounts[name], device: 'a bench' }));
  return { page: `/p/${cast.slug}/partnership/${pair}/call`, sessions };
}

const two = await together('luca', 'mei');
const three = await together('amina', 'nils', 'elif');
console.log(JSON.stringify({ two, three }));
await pool.end();
