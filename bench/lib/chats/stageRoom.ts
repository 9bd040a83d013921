import { createDb, createPool } from '../../../src/db/pool.ts';
import { instantToWall } from '../../../src/lib/time/time.ts';
import { announceChat, openRoom, planChat, chatById } from '../../../src/rooms/chats/index.ts';
import { setCommenter } from '../../../src/rooms/discussion/index.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { drawStamp } from '../../../src/web/frame/stamp.ts';
import { ctxAt } from '../pages/app.ts';

// Makes a programme with so many signed-in writers and an open live chat. Prints the facts of it that a crowd needs. Arguments: the
// database's connection, and the number of writers.

const pool = createPool(JSON.parse(process.argv[2]!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());
const now = ctx.clock.now();
const slug = 'far-shelves';
const { id: programme } = await ctx.db
  .insertInto('programme')
  .values({
    created_at: now,
    contact_address: 'hello@far-shelves.example',
    zone: 'Europe/Madrid',
    locales: ['en'],
    source_locale: 'en',
    name: 'Far Shelves',
    slug,
  })
  .returning('id')
  .executeTakeFirstOrThrow();

const sessions: string[] = [];
const people: number[] = [];
for (let nth = 0; nth < Number(process.argv[3]); nth++) {
  const address = `writer${nth}@bench.example`;
  const { id: account } = await ctx.db
    .insertInto('account')
    .values({ address, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: person } = await ctx.db
    .insertInto('person')
    .values({
      programme_id: programme,
      account_id: account,
      address,
      address_confirmed_at: now,
      name: `Writer ${nth}`,
      locale: 'en',
      zone: 'Europe/Madrid',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await setCommenter(ctx, programme, person, { name: `Writer ${nth}`, trusted_at: now });
  people.push(person);
  sessions.push(await openSession(ctx, { account, device: 'a bench' }));
}

const actor = { kind: 'command' } as const;
const wall = instantToWall(new Date(now.getTime() + 10 * 60_000), 'UTC');
const planned = await planChat(ctx, {
  programme,
  actor,
  title: 'A full room',
  locale: 'en',
  topic: null,
  round: null,
  sessions: [{ wall, zone: 'UTC', minutes: 120 }],
});
if (!planned.ok) throw new Error(planned.reason);
const { chat } = planned;
await announceChat(ctx, { programme, actor, chat });
const session = (await chatById(ctx, programme, chat))!.sessions[0]!.id;
await openRoom(ctx, { programme, actor, chat, session });
const room = `/p/${slug}/chats/${planned.slug}`;
const stamp = drawStamp(ctx, 'comment-form', programme);
console.log(JSON.stringify({ programme, chat, room, front: `/p/${slug}`, stamp, sessions, people }));
await pool.end();
