import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { TopicReader } from './topicReaders.ts';
import { morningFor, morningOf } from './schedule.ts';

/** New readers of a round's topics are looked for within so many days. */
const NEW_DAYS = 2;

interface Found {
  programme: number;
  round: number;
  topic: number;
  day: string;
  person: number;
  as: 'partner' | 'waiting';
  zone: string;
  /** When partners of the round are introduced. */
  meet: Date;
}

export interface TopicForNew {
  programme: number;
  round: number;
  topic: number;
  readers: TopicReader[];
}

/**
 * The people who were introduced, or put to waiting, after their own morning of the round's latest topic and were not mailed it. They get
 * it at their next nine in the morning, once they know. People whose morning is still to come get it with everybody else.
 */
export async function newReaders(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  unseenMinutes: number,
): Promise<TopicForNew[]> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - NEW_DAYS * 86_400_000);
  const { rows } = await sql<Found>`
    with latest as (
      select distinct on (rt.programme_id, rt.round_id) rt.programme_id, rt.round_id, rt.topic_id, rt.day::text as day, rt.due_at,
        rt.queued_at - make_interval(mins => ${unseenMinutes}) as queued, introduces.due_at as meet
      from round_topic rt
      join round on round.programme_id = rt.programme_id and round.id = rt.round_id and round.cancelled_at is null
      join topic on topic.programme_id = rt.programme_id and topic.id = rt.topic_id and topic.archived_at is null
      join round_date ends on ends.programme_id = rt.programme_id and ends.round_id = rt.round_id
        and ends.kind = 'ends' and ends.due_at > ${now}
      join round_date introduces on introduces.programme_id = rt.programme_id and introduces.round_id = rt.round_id
        and introduces.kind = 'introduces'
      where rt.queued_at is not null
      order by rt.programme_id, rt.round_id, rt.due_at desc
    ), came as (
      -- Nobody is looked for where nobody has been introduced for long.
      select latest.programme_id, latest.round_id, m.person_id, 'partner' as "as"
      from latest
      join membership m on m.programme_id = latest.programme_id and m.round_id = latest.round_id and m.left_at is null
        and m.joined_at >= greatest(latest.queued, ${since})
      where ${since} <= (select introduced_at from partnership p where p.programme_id = latest.programme_id order by p.id desc limit 1)
      union all
      select latest.programme_id, latest.round_id, a.person_id, 'waiting'
      from latest
      join application a on a.programme_id = latest.programme_id and a.round_id = latest.round_id and a.state = 'waiting'
        and a.state_at >= greatest(latest.queued, ${since})
    )
    select latest.programme_id as programme, latest.round_id as round, latest.topic_id as topic, latest.day, latest.meet,
      person.id as person, came.as, coalesce(person.zone, programme.zone) as zone
    from latest
    join programme on programme.id = latest.programme_id
    join came on came.programme_id = latest.programme_id and came.round_id = latest.round_id
    join person on person.programme_id = came.programme_id and person.id = came.person_id
    -- Before the first morning on earth nobody's is past.
    where latest.due_at <= ${now} and not exists (select from unsubscription u
      where u.programme_id = came.programme_id and u.person_id = came.person_id and u.category = 'topics')
    -- "offset 0": each is looked up by the whole key. Left to itself the planner, that knows nothing yet of an outbox just filled, reads
    -- all of it for each person.
    and not exists (select from outbox o
      where o.programme_id = came.programme_id and o.person_id = came.person_id and o.kind = 'topic'
        and o.occasion = 'round:' || latest.round_id || '/topic:' || latest.topic_id offset 0)
    and not exists (select from outbox o
      where o.programme_id = came.programme_id and o.person_id = came.person_id and o.kind = 'topic'
        and o.occasion = 'topic:' || latest.topic_id and o.queued_at >= latest.queued offset 0)
    order by latest.programme_id, latest.round_id, person.id`.execute(ctx.db);
  const late = rows.filter(({ day, zone }) => morningOf(day, zone) < now);
  return [...Map.groupBy(late, ({ programme, round }) => `${programme}/${round}`).values()].map((found) => {
    const { programme, round, topic } = found[0]!;
    const readers = found.map(({ person, as, day, zone, meet }): TopicReader => ({
      person,
      as,
      at: morningFor(day, zone, meet > now ? meet : now),
    }));
    return { programme, round, topic, readers };
  });
}
