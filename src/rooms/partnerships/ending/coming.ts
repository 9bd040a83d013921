import { sql } from 'kysely';
import type { Expression } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { comingPart, comingReaders } from '../../coming.ts';
import type { ComingMail, ComingPart } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { headsIn } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import { ENDING_SOON_DAYS } from '../rules.ts';

/** The mails that the timetable will write at the end of a round if nothing changes. */
export function comingToPartners(ctx: Pick<Ctx, 'db' | 'clock'>, round: Round): ComingPart | null {
  const { id, programme_id: programme, dates } = round;
  const { ends } = dates;
  if (ends.doneAt !== null) return null;
  const soon = new Date(ends.dueAt.getTime() - ENDING_SOON_DAYS * 86_400_000);
  const mail = (
    kind: ComingMail['kind'],
    at: Date,
    count: number,
    who: (among: readonly number[] | undefined) => Expression<{ person: number }>,
  ): ComingMail => {
    const isToCome = at > ctx.clock.now();
    return {
      kind,
      round: id,
      crowd: isToCome && count > 0 ? [{ at, people: count }] : [],
      readers: (among) => comingReaders(who(among), ({ person }) => (isToCome ? { person, at } : null)),
    };
  };
  const partners = (among: readonly number[] | undefined) =>
    members(ctx, round)
      .select('person_id as person')
      .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)))
      .orderBy('person_id');
  const unpaired = (among: readonly number[] | undefined) =>
    ctx.db
      .selectFrom('application')
      .select('person_id as person')
      .where('programme_id', '=', programme)
      .where('round_id', '=', id)
      .where('state', 'in', ['confirmed', 'waiting'])
      .$if(among !== undefined, (query) => query.where('person_id', '=', anyOf(among!)))
      .orderBy('id');
  return comingPart({ counts: countPeople(round) }, ({ counts }) => {
    const { partners: paired, unpaired: alone, told } = counts[0]!;
    return [
      mail('ending-soon', soon, paired - told, (among) =>
        partners(among).where(sql<boolean>`not exists (select from partnership p
          where p.programme_id = membership.programme_id and p.id = membership.partnership_id and p.ending_told_at is not null)`),
      ),
      mail('farewell', ends.dueAt, paired, partners),
      mail('round-over', ends.dueAt, alone, unpaired),
    ];
  });
}

/** The people with a partnership in the round. */
const members = ({ db }: Pick<Ctx, 'db'>, { programme_id: programme, id }: Round) =>
  db
    .selectFrom('membership')
    .where('programme_id', '=', programme)
    .where('round_id', '=', id)
    .where('left_at', 'is', null);

/** How many people have a partner and how many have none. Also how many with a partner were told of the end before its date moved. */
const countPeople = ({ programme_id: programme, id }: Round) => sql<{
  partners: number;
  unpaired: number;
  told: number;
}>`(
  select coalesce(sum(people) filter (where standing = 'partner'), 0)::int as partners,
    coalesce(sum(people) filter (where standing in ('confirmed', 'waiting')), 0)::int as unpaired,
    (select count(*)::int from membership where programme_id = ${programme} and left_at is null and partnership_id in (
      select id from partnership where programme_id = ${programme} and round_id = ${id} and ending_told_at is not null)) as told
  from ${headsIn({ programme, round: id })} as heads where not gone)`;
