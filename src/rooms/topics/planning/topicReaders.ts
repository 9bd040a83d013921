import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { ComingMail, Ctx } from '../../ctx.ts';
import { headsOf } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { topicsOfRound } from '../queries.ts';
import { morningFor, morningOf } from './schedule.ts';

/** The reason why somebody reads a round's topic: with a partner, as one who waits for one, or because they asked for all topics. */
type ReadsAs = 'partner' | 'waiting' | 'reader';

export interface TopicReader {
  person: number;
  as: ReadsAs;
  at: Date;
}

/**
 * The people who are mailed a round's topic of a day, each at nine in their own morning, or the next when that is past: those in a
 * partnership, those waiting for one, and those who asked for all topics, unless they stopped them. With `late` only those who became one
 * of them since then, are not mailed the topic already, and have their morning of that day still before them; only those of `among` if
 * given, and only those whose number comes after `after`.
 */
export async function readersOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    round,
    day,
    late,
    among,
    after,
  }: {
    programme: number;
    round: number;
    day: string;
    late?: { topic: number; since: Date };
    among?: readonly number[];
    after?: number;
  },
): Promise<TopicReader[]> {
  const { rows } = await sql<{ id: number; zone: string; as: ReadsAs }>`
    with ${anyReader(programme, round)}, reader as (
      select distinct on (person_id) person_id, "as" from any_reader order by person_id, rank
    )
    select person.id, coalesce(person.zone, programme.zone) as zone, reader.as
    from reader
    join person on person.programme_id = ${programme} and person.id = reader.person_id
    join programme on programme.id = ${programme}
    where ${wants(programme)}
      ${among ? sql`and person.id = ${anyOf(among)}` : sql``}
      ${after ? sql`and reader.person_id > ${after}` : sql``}
      ${late ? missed({ programme, round, ...late }) : sql``}
    order by person.id`.execute(ctx.db);
  // Of a hundred thousand readers most share their zone with many.
  const mornings = new Map<string, Date>();
  const now = ctx.clock.now();
  return rows
    .filter(({ zone }) => !late || morningOf(day, zone) >= now)
    .map(({ id: person, zone, as }) => {
      const at = mornings.get(zone) ?? morningFor(day, zone, now);
      mornings.set(zone, at);
      return { person, as, at };
    });
}

/** In which zones those live whom a topic of the round would be mailed to now, and how many in each. */
export async function zonesOfReaders(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
): Promise<{ zone: string; people: number }[]> {
  const heads = await headsOf(ctx, { programme, round });
  // Of the counted people, those who stopped topics get none; the others asked for them.
  const { rows } = await sql<{ usual: string; zone: string | null; people: number }>`
    with stopped as (select person_id from unsubscription where programme_id = ${programme} and category = 'topics'),
    reads as (
      select person_id, -1 as n from stopped where ${takesPart(sql`stopped.person_id`, { programme, round })}
      union all
      select person_id, 1 from subscription s where programme_id = ${programme} and kind = 'topics'
        and person_id not in (select person_id from stopped) and not ${takesPart(sql`s.person_id`, { programme, round })}
    )
    select programme.zone as usual, person.zone, coalesce(sum(reads.n), 0)::int as people
    from programme left join (reads
      join person on person.programme_id = ${programme} and person.id = reads.person_id
        and person.stands_for is null and person.erased_at is null) on true
    where programme.id = ${programme} group by 1, 2`.execute(ctx.db);
  const usual = rows[0]!.usual;
  const zones = new Map<string, number>();
  const add = ({ zone, people }: { zone: string | null; people: number }): unknown =>
    zones.set(zone ?? usual, (zones.get(zone ?? usual) ?? 0) + people);
  heads
    .filter(({ standing, gone }) => !gone && (standing === 'partner' || standing === 'waiting'))
    .forEach(add);
  rows.forEach(add);
  return [...zones].filter(([, people]) => people > 0).map(([zone, people]) => ({ zone, people }));
}

/** Whether somebody has a partner in a round or waits for one. */
const takesPart = (person: RawBuilder<unknown>, of: { programme: number; round: number }) => sql`(
  exists (select from membership m where m.programme_id = ${of.programme} and m.round_id = ${of.round}
    and m.person_id = ${person} and m.left_at is null)
  or exists (select from application a where a.programme_id = ${of.programme} and a.round_id = ${of.round}
    and a.person_id = ${person} and a.state = 'waiting'))`;

/** Everybody who reads the topics of a round, once for each reason. */
const anyReader = (programme: number, round: number) => sql`any_reader as (
  select person_id, 1 as rank, 'partner' as "as", joined_at as since from membership
  where programme_id = ${programme} and round_id = ${round} and left_at is null
  union all
  select person_id, 2, 'waiting', state_at from application a
  where programme_id = ${programme} and round_id = ${round} and state = 'waiting'
  union all
  select person_id, 3, 'reader', since from subscription where programme_id = ${programme} and kind = 'topics'
)`;

/** Not those who have stopped topics. */
const wants = (programme: number) => sql`not exists (select from unsubscription u
  where u.programme_id = ${programme} and u.person_id = reader.person_id and u.category = 'topics')`;

/** Picks people who came since then and have not been mailed the topic, in whatever part they read it. */
const missed = (of: { programme: number; round: number; topic: number; since: Date }) => sql`
  and person.stands_for is null and person.erased_at is null
  and exists (select from any_reader a where a.person_id = reader.person_id and a.since >= ${of.since})
  and not exists (select from outbox o
    where o.programme_id = ${of.programme} and o.kind = 'topic' and o.person_id = reader.person_id
      and o.occasion in (${occasionOf('reader', of)}, ${occasionOf('partner', of)}) 
      and (o.queued_at >= ${of.since} or reader."as" = 'reader' or o.occasion = ${occasionOf('partner', of)}))`;

/** The occasion of a topic's mail. A reader of all topics gets one that comes again in a later round once. */
export const occasionOf = (as: ReadsAs, { round, topic }: { round: number; topic: number }): string =>
  as === 'reader' ? `topic:${topic}` : `round:${round}/topic:${topic}`;

/** The approved topics of a round whose mails are not in the outbox yet. */
export async function comingTopics(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): Promise<ComingMail[]> {
  const { id, programme_id: programme } = round;
  const toCome = (await topicsOfRound(ctx, programme, id)).filter(
    ({ queuedAt, approvedAt }) => queuedAt === null && approvedAt !== null,
  );
  if (toCome.length === 0) return [];
  const zones = await zonesOfReaders(ctx, { programme, round: id });
  const now = ctx.clock.now();
  return toCome.map(({ topic, day }) => ({
    kind: 'topic',
    round: id,
    topic: topic.id,
    crowd: zones.map(({ zone, people }) => ({ at: morningFor(day, zone, now), people })),
    readers: (among) => readersOf(ctx, { programme, round: id, day, ...(among ? { among } : {}) }),
  }));
}
