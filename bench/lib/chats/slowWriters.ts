import { setTimeout as pause } from 'node:timers/promises';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { inTransaction } from '../../../src/rooms/ctx.ts';
import { writeMessage } from '../../../src/rooms/chats/index.ts';
import { ctxAt } from '../pages/app.ts';

// Fifty people write into a room. Each transaction stays open for a random while before it commits. A line on standard input stops them;
// then the number of messages is printed. Arguments: the database's connection, the programme, the chat, the people, and the most
// milliseconds of a delay.

const [connection, programme, chat, people, most] = process.argv
  .slice(2)
  .map((word) => JSON.parse(word) as unknown) as unknown as [
  { host: string },
  number,
  number,
  number[],
  number,
];
const pool = createPool(connection);
const ctx = { ...ctxAt(createDb(pool), new Date()), clock: { now: () => new Date() } };
const over = new AbortController();
let written = 0;
process.stdin.once('data', () => over.abort());

await Promise.all(
  people.map(async (person) => {
    for (let nth = 0; !over.signal.aborted; nth++) {
      const done = await inTransaction(ctx, async (ctx) => {
        const said = await writeMessage(ctx, {
          programme,
          chat,
          by: { person },
          name: `Writer ${person}`,
          body: `Words ${person} ${nth}`,
          question: null,
          answers: null,
          locale: 'en',
          channel: 'form',
        });
        await pause(most * Math.random());
        return said;
      });
      if (!done.ok) throw new Error(done.reason);
      written++;
      await pause(100 * Math.random());
    }
  }),
);
console.log(written);
await pool.end();
process.exit(0);
