import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Db } from './queries.ts';

export interface MemberLetters {
  partnership: number;
  person: number;
  /** '' when the person was erased. */
  name: string;
  lastAt: Date | null;
}

/** When each member of some partnerships wrote last, for coordinators: never a word of it. */
export async function lastLetters(
  ctx: Db,
  programme: number,
  partnerships: readonly number[],
): Promise<MemberLetters[]> {
  if (partnerships.length === 0) return [];
  const [members, letters] = await Promise.all([
    ctx.db
      .selectFrom('membership as m')
      .innerJoin('person', (join) =>
        join.onRef('person.programme_id', '=', 'm.programme_id').onRef('person.id', '=', 'm.person_id'),
      )
      .select(['m.partnership_id as partnership', 'm.person_id as person', 'person.name'])
      .where('m.programme_id', '=', programme)
      .where('m.partnership_id', '=', anyOf(partnerships))
      .where('m.left_at', 'is', null)
      .orderBy('m.person_id')
      .execute(),
    lastBy(ctx, programme, partnerships),
  ]);
  return members.map((member) =>
    Object.assign(member, {
      lastAt:
        letters.find((one) => one.partnership === member.partnership && one.person === member.person)?.at ??
        null,
    }),
  );
}

/** The last letter of each writer that reached the others. */
export async function lastBy(ctx: Db, programme: number, partnerships: readonly number[]) {
  const rows = await lastWords(ctx.db, programme, partnerships);
  return rows.map(({ partnership, person, at }) => ({ partnership, person, at: at as Date }));
}

const lastWords = often((db, programme: number, partnerships: readonly number[]) =>
  db
    .selectFrom('letter')
    .select((eb) => [
      'partnership_id as partnership',
      'author_id as person',
      eb.fn.max('written_at').as('at'),
    ])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', anyOf(partnerships))
    .where('held_at', 'is', null)
    .groupBy(['partnership_id', 'author_id']),
);

/** When the last absence of each was over. */
export async function lastAbsences(
  ctx: Db,
  programme: number,
  people: readonly number[],
): Promise<Map<number, Date>> {
  const rows = await absencesOver(ctx.db, programme, people, ctx.clock.now());
  return new Map(rows.map(({ person, at }) => [person, at]));
}

const absencesOver = often((db, programme: number, people: readonly number[], now: Date) =>
  db
    .selectFrom('absence')
    .select(['person_id as person', sql<Date>`max(least(back_at, ended_at))`.as('at')])
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .where(sql<Date>`least(back_at, ended_at)`, '<=', now)
    .groupBy('person_id'),
);

export const lastAsked = often((db, programme: number, partnership: number, person: number) =>
  db
    .selectFrom('silence')
    .select(['about_id as about', 'asked_at as at', 'due_at as dueAt', 'closed_at as closedAt'])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .orderBy('asked_at', 'desc'),
);
