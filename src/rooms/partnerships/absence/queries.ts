import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';

/** An absence of somebody, and until when it lasts. */
export interface Absence {
  id: number;
  person: number;
  /** The last day away, where they live: `2027-03-01`. */
  until: string;
  /** A break without a date: `until` is then the last day it may last. */
  undated: boolean;
  backAt: Date;
}

type Db = Pick<Ctx, 'db' | 'clock'>;

const awayNow = often((db, programme: number, people: readonly number[], now: Date) =>
  db
    .selectFrom('absence')
    .select(['id', 'person_id as person', 'until_day as until', 'undated', 'back_at as backAt'])
    .where('programme_id', '=', programme)
    .where('person_id', '=', anyOf(people))
    .where('ended_at', 'is', null)
    .where('back_at', '>', now),
);

/** The absences of some people that are not over. An absence ends by its date alone. */
export async function absencesOf(
  ctx: Db,
  programme: number,
  people: readonly number[],
): Promise<Map<number, Absence>> {
  if (people.length === 0) return new Map();
  const rows = await awayNow(ctx.db, programme, people, ctx.clock.now());
  return new Map(rows.map((row) => [row.person, row]));
}

export async function absenceOf(ctx: Db, programme: number, person: number): Promise<Absence | null> {
  return (await absencesOf(ctx, programme, [person])).get(person) ?? null;
}

/** The partnerships somebody is in now, with the partners who are told of an absence. */
export async function partnersNow(
  ctx: Db,
  programme: number,
  person: number,
): Promise<{ partnership: number; partner: number }[]> {
  return ctx.db
    .selectFrom('membership as me')
    .innerJoin('partnership as p', (join) =>
      join.onRef('p.programme_id', '=', 'me.programme_id').onRef('p.id', '=', 'me.partnership_id'),
    )
    .innerJoin('membership as other', (join) =>
      join
        .onRef('other.programme_id', '=', 'me.programme_id')
        .onRef('other.partnership_id', '=', 'me.partnership_id')
        .onRef('other.person_id', '<>', 'me.person_id'),
    )
    .select(['me.partnership_id as partnership', 'other.person_id as partner'])
    .where('me.programme_id', '=', programme)
    .where('me.person_id', '=', person)
    .where('me.left_at', 'is', null)
    .where('other.left_at', 'is', null)
    .where('p.state', '<>', 'ended')
    .where('p.introduced_at', '<=', ctx.clock.now())
    .orderBy('other.person_id')
    .execute();
}

/** A day as one number for addresses and links: `2027-03-01` is 20270301. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** The day of such a number. Any other number gives text that is no valid day and is refused as such. */
export const dayOfNumber = (number: number): string =>
  String(number).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
