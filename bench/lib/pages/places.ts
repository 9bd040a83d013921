import { sql } from 'kysely';
import { openSession } from '../../../src/rooms/people/index.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';

/** A page and its reader: a visitor, or somebody signed in with a session. */
export interface ReadPage {
  name: 'topic' | 'own topic' | 'home' | 'own home' | 'room';
  path: string;
  session?: string;
}

/** A topic with explained words, guests and comments; the front page of its programme; the room of two who wrote letters. */
export async function placesIn(ctx: Ctx): Promise<ReadPage[]> {
  const now = ctx.clock.now();
  const { rows: topics } = await sql<{ programme: number; path: string; guests: number; comments: number }>`
    select programme.id as programme, '/p/' || programme.slug || '/topics/' || topic.slug as path,
      (select count(*) from guest_post g where g.programme_id = topic.programme_id and g.topic_id = topic.id and g.due_at <= ${now} and g.approved_at is not null) as guests,
      (select count(*) from comment c where c.programme_id = topic.programme_id and c.topic_id = topic.id and c.listed) as comments
    from topic join programme on programme.id = topic.programme_id
    where exists (select from round_topic r where r.programme_id = topic.programme_id and r.topic_id = topic.id
      and r.due_at <= ${now} and r.approved_at is not null)
    order by guests desc, comments desc limit 1`.execute(ctx.db);
  const [topic] = topics;
  if (!topic || topic.guests === 0 || topic.comments === 0)
    throw new Error('no topic has guests and comments');
  const { rows: rooms } = await sql<{ path: string; account: number }>`
    with most as (
      select programme_id, partnership_id, count(*) as letters from letter group by 1, 2 order by letters desc limit 100)
    select '/p/' || programme.slug || '/partnership/' || m.partnership_id as path, person.account_id as account
    from most join membership m on m.programme_id = most.programme_id and m.partnership_id = most.partnership_id
    join person on person.programme_id = m.programme_id and person.id = m.person_id join programme on programme.id = m.programme_id
    where m.left_at is null and person.account_id is not null and person.address_confirmed_at is not null
      and person.erased_at is null and person.locale = 'en'
    order by letters desc, m.partnership_id limit 1`.execute(ctx.db);
  const { rows: people } = await sql<{ account: number }>`
    select account_id as account from person join membership m on m.programme_id = person.programme_id and m.person_id = person.id
    where person.programme_id = ${topic.programme} and account_id is not null and address_confirmed_at is not null
      and erased_at is null and locale = 'en' and m.left_at is null
      and not exists (select from role r where r.programme_id = person.programme_id and r.person_id = person.id)
    order by person.id limit 1`.execute(ctx.db);
  const [room] = rooms;
  const [reader] = people;
  if (!room || !reader) throw new Error('nobody has a room');
  const home = topic.path.replace(/\/topics.*/, '');
  const own = await openSession(ctx, { account: reader.account, device: 'a bench' });
  const session = await openSession(ctx, { account: room.account, device: 'a bench' });
  return [
    { name: 'topic', path: topic.path },
    { name: 'own topic', path: topic.path, session: own },
    { name: 'home', path: home },
    { name: 'own home', path: home, session: own },
    { name: 'room', path: room.path, session },
  ];
}
