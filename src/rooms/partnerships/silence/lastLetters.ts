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

/** When each member of some partnerships last wrote, for coordinators: never a word of the letters. */
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

/** When each writer's last letter that reached the others was written. */
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
