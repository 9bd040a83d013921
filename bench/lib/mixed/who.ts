import { sql } from 'kysely';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { drawStamp } from '../../../src/web/frame/stamp.ts';
import { ctxAt } from '../pages/app.ts';

// Chooses people and places in a filled database, signs some of the people in, and prints them for a mixed load to play.

export interface Reader {
  /** `/p/SLUG` of their programme. */
  home: string;
  session: string;
  partnership: number;
  /** A published topic of their programme. */
  topic: string;
  /** The stamp of that topic's form for a comment. */
  stamp: string;
}

export interface Who {
  people: number;
  /** Half of the people come from the largest programme, the others from all. */
  readers: Reader[];
  /** People who may ask for a code; none of them is in the lists above. */
  addresses: { home: string; address: string }[];
}

const [connection, wanted] = process.argv.slice(2);
const READERS = Number(wanted);
const pool = createPool(JSON.parse(connection!) as { host: string });
const ctx = ctxAt(createDb(pool), new Date());

const { rows: people } = await sql<{
  programme: number;
  slug: string;
  account: number;
  address: string;
  partnership: number | null;
  isLarge: boolean;
}>`
  with large as (select programme_id as id from person group by 1 order by count(*) desc limit 1),
  own as (
    select distinct on (person.programme_id, person.id) person.programme_id as programme, person.account_id as account, person.address,
      m.partnership_id as partnership, person.id
    from person left join (membership m join partnership on partnership.id = m.partnership_id and partnership.state in ('introduced', 'active'))
      on m.programme_id = person.programme_id and m.person_id = person.id and m.left_at is null
    where person.erased_at is null and person.account_id is not null and person.address_confirmed_at is not null
      and not exists (select from suppression s where s.programme_id = person.programme_id and s.address = person.address)
      and not exists (select from role r where r.programme_id = person.programme_id and r.person_id = person.id))
  select own.programme, slug, account, own.address, partnership, own.programme = (select id from large) as "isLarge"
  from own join programme on programme.id = own.programme order by md5(own.id::text)`.execute(ctx.db);
const { rows: topics } = await sql<{ programme: number; slug: string }>`
  select distinct on (topic.programme_id) topic.programme_id as programme, slug from topic
  join round_topic rt on rt.programme_id = topic.programme_id and rt.topic_id = topic.id
  where rt.due_at <= now() and rt.approved_at is not null order by topic.programme_id, rt.due_at desc`.execute(
  ctx.db,
);
const topicOf = new Map(topics.map(({ programme, slug }) => [programme, slug]));
const paired = people.filter(({ partnership, programme }) => partnership !== null && topicOf.has(programme));
const large = paired.filter(({ isLarge }) => isLarge).slice(0, READERS / 2);
const chosen = [...large, ...paired.filter(({ isLarge }) => !isLarge).slice(0, READERS - large.length)];
const taken = new Set(chosen);
const readers: Reader[] = [];
for (const { programme, slug, account, partnership } of chosen)
  readers.push({
    home: `/p/${slug}`,
    session: await openSession(ctx, { account, device: 'a bench' }),
    partnership: partnership!,
    topic: topicOf.get(programme)!,
    stamp: drawStamp(ctx, 'comment-form', programme),
  });
const addresses = people
  .filter((one) => !taken.has(one))
  .slice(0, 20_000)
  .map(({ slug, address }) => ({ home: `/p/${slug}`, address }));
const { rows: counted } = await sql<{ people: number }>`select count(*)::int as people from person`.execute(
  ctx.db,
);
console.log(JSON.stringify({ people: counted[0]!.people, readers, addresses } satisfies Who));
await pool.end();
