import { sql } from 'kysely';
import { createDb, createPool } from '../../src/db/pool.ts';
import { countSent } from '../../src/rooms/outbox/index.ts';
import { fillMeetings } from './fillMeetings.ts';
import { enlarge } from '../../src/simulate/load/grow.ts';

// Copies the people of the only programme, one statement for each table, until so many partnerships go on. Then gives these meetings.

const [connection, wanted] = process.argv.slice(2);
const db = createDb(createPool(JSON.parse(connection!) as { host: string }));
const count = async (): Promise<{ programme: number; going: number; people: number; comments: number }> => {
  const { rows } = await sql<{ programme: number; going: number; people: number; comments: number }>`
    select (select min(id) from programme) as programme, (select count(*)::int from person) as people,
      (select count(*)::int from comment) as comments,
      (select count(*)::int from partnership where state <> 'ended') as going`.execute(db);
  return rows[0]!;
};
// Mails and comments would be most of the copied rows, and neither the partnership's page nor the duties read them.
await sql`truncate comment cascade`.execute(db);
await sql`delete from outbox where id in (
  select id from (select id, row_number() over (partition by person_id order by id desc) as n from outbox) last where n > 3)`.execute(
  db,
);
const played = await count();
const people = played.people * Math.ceil(Number(wanted) / played.going);
await db.transaction().execute(async (db) => {
  // Foreign keys hold in the copies, so checks are off.
  await sql`set local session_replication_role = replica`.execute(db);
  const { programme, comments } = played;
  await enlarge({ db, programme, people, comments, onProgress: () => {} });
});
await fillMeetings(db);
// A real installation has counted the mails that left, too.
await countSent({ db, clock: { now: () => new Date() } });
console.log(JSON.stringify(await count()));
await db.destroy();
