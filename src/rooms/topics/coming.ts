import { sql } from 'kysely';
import type { ComingMail, Ctx } from '../ctx.ts';
import type { Round } from '../programmes/index.ts';
import { topicsOfRound } from './queries.ts';
import { morningFor } from './schedule.ts';

/** As what somebody reads a round's topic: with a partner, as one who waits for one, or because they asked for all topics. */
type ReadsAs = 'partner' | 'waiting' | 'reader';

interface TopicReader {
  person: number;
  as: ReadsAs;
  at: Date;
}

/**
 * Who is mailed a round's topic of a day, each at nine in their own morning, or the next when that is past: whoever is in a partnership,
 * whoever waits for one, and whoever asked for all topics, unless they have stopped them.
 */
export async function readersOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round, day }: { programme: number; round: number; day: string },
): Promise<TopicReader[]> {
  const { rows } = await sql<{ id: number; zone: string; as: ReadsAs }>`
    with any_reader as (
      select person_id, 1 as rank, 'partner' as "as" from membership
      where programme_id = ${programme} and round_id = ${round} and left_at is null
      union all
      select person_id, 2, 'waiting' from application a
      where programme_id = ${programme} and round_id = ${round} and state = 'waiting'
      union all
      select person_id, 3, 'reader' from subscription where programme_id = ${programme} and kind = 'topics'
    ), reader as (
      select distinct on (person_id) person_id, "as" from any_reader order by person_id, rank
    )
    select person.id, coalesce(person.zone, programme.zone) as zone, reader.as
    from reader
    join person on person.programme_id = ${programme} and person.id = reader.person_id
    join programme on programme.id = ${programme}
    where not exists (select from unsubscription u
      where u.programme_id = ${programme} and u.person_id = reader.person_id and u.category = 'topics')
    order by person.id`.execute(ctx.db);
  // Of a hundred thousand readers most share their zone with many.
  const mornings = new Map<string, Date>();
  return rows.map(({ id: person, zone, as }) => {
    const at = mornings.get(zone) ?? morningFor(day, zone, ctx.clock.now());
    mornings.set(zone, at);
    return { person, as, at };
  });
}

/** The approved topics of a round whose mails are not in the outbox yet. */
export async function comingTopics(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { id, programme_id: programme } = round;
  const coming: ComingMail[] = [];
  for (const { topic, day, queuedAt, approvedAt } of await topicsOfRound(ctx, programme, id))
    if (queuedAt === null && approvedAt !== null)
      coming.push({
        kind: 'topic',
        round: id,
        topic: topic.id,
        readers: await readersOf(ctx, { programme, round: id, day }),
      });
  return coming;
}
