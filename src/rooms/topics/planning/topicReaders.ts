import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { comingPart, comingReaders } from '../../coming.ts';
import type { ComingPart } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { headsIn } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { morningFor, morningOf } from './schedule.ts';

/** Why a person reads a round's topic: they have a partner, they wait for one, or they asked for all topics. */
type ReadsAs = 'partner' | 'waiting' | 'reader';

export interface TopicReader {
  person: number;
  as: ReadsAs;
  at: Date;
}

interface Of {
  programme: number;
  round: number;
  day: string;
  late?: { topic: number; since: Date };
  among?: readonly number[] | undefined;
  next?: Next;
}

/** So many people, after an id. */
interface Next {
  after: number;
  atMost: number;
}

/**
 * The people who are mailed a round's topic of a day, each at nine in their own morning, or the next when that is past. They have a
 * partner, wait for one, or asked for all topics, and have not stopped these mails. With `late` only people who became readers since then,
 * were not mailed the topic already, and have their morning of that day still before them. With `among` only those people, and with `next`
 * only the next few of them.
 */
export async function readersOf(ctx: Pick<Ctx, 'db' | 'clock'>, of: Of): Promise<TopicReader[]> {
  const { rows } = await readerRows(of).execute(ctx.db);
  const now = ctx.clock.now();
  const mornings = morningsIn(of.day, now);
  return rows
    .filter(({ zone }) => !of.late || morningOf(of.day, zone) >= now)
    .map(({ id: person, zone, as }) => ({ person, as, at: mornings(zone) }));
}

/** When the morning of a day is in a zone; computed once for each zone, since a hundred thousand readers share few zones. */
function morningsIn(day: string, now: Date): (zone: string) => Date {
  const known = new Map<string, Date>();
  return (zone) => {
    const at = known.get(zone) ?? morningFor(day, zone, now);
    known.set(zone, at);
    return at;
  };
}

const readerRows = ({ programme, round, late, among, next }: Of) => sql<{
  id: number;
  zone: string;
  as: ReadsAs;
}>`(
  with ${anyReader(programme, round, { among, next })}, reader as (
    select distinct on (person_id) person_id, "as" from any_reader order by person_id, rank
  )
  select person.id, coalesce(person.zone, programme.zone) as zone, reader.as
  from reader
  join person on person.programme_id = ${programme} and person.id = reader.person_id
  join programme on programme.id = ${programme}
  where true ${late ? missed({ programme, round, ...late }) : sql``}
  order by person.id ${next ? sql`limit ${next.atMost}` : sql``})`;

/** Counts, by zone, the people to whom a topic of the round would be mailed now. */
export const zonesOfReaders = ({ programme, round }: { programme: number; round: number }) => sql<{
  zone: string;
  people: number;
}>`(
  with stopped as (select person_id from unsubscription where programme_id = ${programme} and category = 'topics'),
  -- Counted people who stopped topics get none; the others asked for them.
  reads as (
    select person_id, -1 as n from stopped where ${takesPart(sql`stopped.person_id`, { programme, round })}
    union all
    select person_id, 1 from subscription s where programme_id = ${programme} and kind = 'topics'
      and person_id not in (select person_id from stopped) and not ${takesPart(sql`s.person_id`, { programme, round })}
  ),
  counted as (
    select zone, people from ${headsIn({ programme, round })} as heads
    where not gone and standing in ('partner', 'waiting')
    union all
    select person.zone, reads.n from reads
    join person on person.programme_id = ${programme} and person.id = reads.person_id
      and person.stands_for is null and person.erased_at is null
  )
  select coalesce(counted.zone, programme.zone) as zone, sum(people)::int as people
  from counted join programme on programme.id = ${programme}
  group by 1 having sum(people) > 0 order by 1)`;

/** Whether a person has a partner in a round or waits for one. */
const takesPart = (person: RawBuilder<unknown>, of: { programme: number; round: number }) => sql`(
  exists (select from membership m where m.programme_id = ${of.programme} and m.round_id = ${of.round}
    and m.person_id = ${person} and m.left_at is null)
  or exists (select from application a where a.programme_id = ${of.programme} and a.round_id = ${of.round}
    and a.person_id = ${person} and a.state = 'waiting'))`;

/**
 * Everybody who reads the topics of a round and has not stopped them, once for each reason. With `among` each person is looked up. With
 * `next` at most so many are read for each reason: the next of all are among the next of each.
 */
const anyReader = (
  programme: number,
  round: number,
  { among, next }: { among?: readonly number[] | undefined; next?: Next | undefined },
) => {
  const wanted = sql`
    not exists (select from unsubscription u
      where u.programme_id = ${programme} and u.person_id = own.person_id and u.category = 'topics')
    ${among ? sql`and own.person_id = ${anyOf(among)}` : sql``}
    ${next ? sql`and own.person_id > ${next.after} order by own.person_id limit ${next.atMost}` : sql``}`;
  return sql`any_reader as (
  (select person_id, 1 as rank, 'partner' as "as", joined_at as since from membership own
  where programme_id = ${programme} and round_id = ${round} and left_at is null and ${wanted})
  union all
  (select person_id, 2, 'waiting', state_at from application own
  where programme_id = ${programme} and round_id = ${round} and state = 'waiting' and ${wanted})
  union all
  (select person_id, 3, 'reader', since from subscription own
  where programme_id = ${programme} and kind = 'topics' and ${wanted})
)`;
};

/** The condition that a person became a reader since then and was not mailed the topic, whatever their reason to read. */
const missed = (of: { programme: number; round: number; topic: number; since: Date }) => sql`
  and person.stands_for is null and person.erased_at is null
  and exists (select from any_reader a where a.person_id = reader.person_id and a.since >= ${of.since})
  and not exists (select from outbox o
    where o.programme_id = ${of.programme} and o.kind = 'topic' and o.person_id = reader.person_id
      and o.occasion in (${occasionOf('reader', of)}, ${occasionOf('partner', of)}) 
      and (o.queued_at >= ${of.since} or reader."as" = 'reader' or o.occasion = ${occasionOf('partner', of)}))`;

/** The occasion of a topic's mail. A person who reads all topics gets a topic only once, even if a later round uses it again. */
export const occasionOf = (as: ReadsAs, { round, topic }: { round: number; topic: number }): string =>
  as === 'reader' ? `topic:${topic}` : `round:${round}/topic:${topic}`;

/** The approved topics of a round whose mails are not in the outbox yet. */
export function comingTopics({ db, clock }: Pick<Ctx, 'db' | 'clock'>, round: Round): ComingPart {
  const { id, programme_id: programme } = round;
  const toCome = db
    .selectFrom('round_topic')
    .select(['topic_id', 'day'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('queued_at', 'is', null)
    .where('approved_at', 'is not', null)
    .orderBy('due_at');
  const zones = sql<{ zone: string; people: number }>`(
    select zone, people from ${zonesOfReaders({ programme, round: id })} as zones where exists ${toCome})`;
  const now = clock.now();
  return comingPart({ toCome, zones }, (found) =>
    found.toCome.map(({ topic_id: topic, day }) => ({
      kind: 'topic',
      round: id,
      topic,
      crowd: found.zones.map(({ zone, people }) => ({ at: morningFor(day, zone, now), people })),
      readers: (among) => {
        const morning = morningsIn(day, now);
        const rows = readerRows({ programme, round: id, day, among });
        return comingReaders(rows, ({ id: person, zone }) => ({ person, at: morning(zone) }));
      },
    })),
  );
}
