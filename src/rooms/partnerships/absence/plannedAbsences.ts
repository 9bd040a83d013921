import { sql } from 'kysely';
import type { Span } from '../../../lib/time/comers.ts';
import { addDays, wallToInstant } from '../../../lib/time/time.ts';
import { spans } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * Absences that people told in their application to a round, as far as partners see them. Each day is one in the person's own time zone. A
 * query of its own reads the questions: PostgreSQL plans two joins of four tables in a fifth of the time of one of seven.
 */
export async function plannedAbsencesOf(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; round: number; people: readonly number[] },
): Promise<ReadonlyMap<number, Span[]>> {
  const { rows } = await sql<{ person: number; value: unknown; zone: string }>`
    with asked as materialized (
      select q.id from round_question asked
      join question q on q.programme_id = asked.programme_id and q.id = asked.question_id and q.type = 'absences'
      join question_version wording on wording.programme_id = asked.programme_id and wording.question_id = asked.question_id
        and wording.version = asked.version and wording.shown_to_partner
      where asked.programme_id = ${of.programme} and asked.round_id = ${of.round}
    )
    select p.person_id as person, x.value, coalesce(person.zone, (select zone from programme where id = p.programme_id)) as zone
    from application p
    join answer x on x.programme_id = p.programme_id and x.application_id = p.id
    join asked on asked.id = x.question_id
    join person on person.programme_id = p.programme_id and person.id = p.person_id
    where p.programme_id = ${of.programme} and p.round_id = ${of.round} and p.person_id = any(${[...of.people]}::bigint[])`.execute(
    ctx.db,
  );
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => [
      person,
      own.flatMap(({ value, zone }) => awayBy(value, zone)),
    ]),
  );
}

/** The same for all members in one list. */
export async function plannedAbsences(
  ctx: Pick<Ctx, 'db'>,
  of: Parameters<typeof plannedAbsencesOf>[1],
): Promise<Span[]> {
  return [...(await plannedAbsencesOf(ctx, of)).values()].flat();
}

/** The absences in an answer, from the first day to the last in somebody's time zone. */
export const awayBy = (value: unknown, zone: string): Span[] =>
  spans(value).map(({ from, until }) => ({
    from: wallToInstant(`${from}T00:00`, zone),
    until: wallToInstant(addDays(`${until}T00:00`, 1), zone),
  }));
