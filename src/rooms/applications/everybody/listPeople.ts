import { sql } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { HELD_ROLES, IN_NAME_ORDER, fewFound, getsNoMail, isOneOf } from '../../people/index.ts';
import type { Grant } from '../../people/index.ts';
import { SHOWN } from '../listing/asked.ts';
import type { ShownState } from '../listing/asked.ts';
import { onlyPrivate } from './onlyPrivate.ts';

/** Somebody in the list of all people of a programme. */
export interface ListedPerson {
  id: number;
  name: string;
  address: string | null;
  country: string | null;
  /** When they first came here. */
  since: Date;
  comesBack: boolean;
  /** Their application to the newest round they applied to. */
  last: { id: number; round: number; state: ShownState } | null;
  /** Their work as a volunteer; empty for anybody else. */
  roles: readonly Omit<Grant, 'id'>[];
}

/** The orders of the list; each has an index. */
export const PEOPLE_SORTS = ['name', 'country', 'since'] as const;

export interface PeopleFilter {
  search?: string | undefined;
  country?: string | undefined;
  /** Whether they applied to a round; absent for both. */
  applied?: boolean | undefined;
  /** Only these people. */
  among?: readonly number[] | undefined;
}

const LAST = sql<ListedPerson['last']>`(
  select json_build_object('id', application.id, 'round', r.number, 'state', ${SHOWN})
  from application join round r on r.programme_id = application.programme_id and r.id = application.round_id
  where application.programme_id = person.programme_id and application.person_id = person.id order by r.number desc limit 1)`;

export interface PeopleSorted {
  by: (typeof PEOPLE_SORTS)[number];
  way: 'rising' | 'falling';
}

/** Written as in the index of people by country. */
const COUNTRY = sql<string>`coalesce(person.country, '')`;

export const keyOf = (programme: number, by: PeopleSorted['by']): readonly KeyPart[] => {
  const number = { number: sql`person.id` };
  if (by === 'country') {
    const ofRow = (id: unknown) =>
      sql`(select ${COUNTRY} from person where programme_id = ${programme} and id = ${id})`;
    return [{ text: COUNTRY, ofRow }, number];
  }
  if (by === 'since') return [{ time: sql`person.created_at` }, number];
  const ofRow = (id: unknown) =>
    sql`(select ${IN_NAME_ORDER} from person where programme_id = ${programme} and id = ${id})`;
  return [{ text: IN_NAME_ORDER, ofRow }, number];
};

/** The people whom its search finds, if they are few; null if they are many, undefined without a search. */
export type FewPeople = readonly number[] | null | undefined;

export const fewPeople = async (
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { search }: PeopleFilter,
): Promise<FewPeople> => (search?.trim() ? fewFound(ctx, programme, search.trim(), true) : undefined);

/** The people whom a filter leaves. `few` are those whom its search finds. */
export function filteredPeople(
  { db }: Pick<Ctx, 'db'>,
  programme: number,
  { search, applied, country, among }: PeopleFilter,
  few: FewPeople,
  by?: PeopleSorted['by'],
) {
  let query = db
    .selectFrom('person')
    .where('programme_id', '=', programme)
    .where('stands_for', 'is', null)
    .where('erased_at', 'is', null)
    .where(sql<boolean>`not ${onlyPrivate}`);
  if (applied !== undefined)
    query = query.where(applied ? sql<boolean>`has_applied` : sql<boolean>`not has_applied`);
  if (among) query = query.where('id', '=', anyOf(among));
  if (country) query = query.where('country', '=', country);
  // Starts at this country in the order, instead of passing all countries before it.
  if (country && by === 'country') query = query.where(COUNTRY, '=', country);
  if (few !== undefined) query = query.where(isOneOf(few, programme, search!.trim(), true));
  return query;
}

/** The numbers of the people whom a filter leaves, at most `most`. */
export async function peopleFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: PeopleFilter,
  most: number,
): Promise<number[]> {
  const few = await fewPeople(ctx, programme, filter);
  const rows = await filteredPeople(ctx, programme, filter, few).select('id').limit(most).execute();
  return rows.map(({ id }) => id);
}

/** How many people there are, how many of them have applied to a round, and how many have not; by `countUpTo`. */
export async function countPeople(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
): Promise<Record<'all' | 'some' | 'none', number>> {
  const counted = (applied?: boolean) =>
    countUpTo(sql`${filteredPeople(ctx, programme, { applied }, undefined).select('id')}`);
  const { rows } = await sql<Record<'all' | 'some' | 'none', number>>`
    select ${counted()} as "all", ${counted(true)} as "some", ${counted(false)} as "none"`.execute(ctx.db);
  return rows[0]!;
}

/**
 * One page of a programme's people, whether they ever applied or not, from `place` on. Also how many there are, by `countUpTo`; null for a
 * search that finds very many.
 */
export async function listPeople(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    sorted,
    size,
    place,
    ...filter
  }: PeopleFilter & {
    sorted: PeopleSorted;
    size: number;
    place?: Place | undefined;
  },
): Promise<Cut<ListedPerson> & { count: number | null }> {
  const { db } = ctx;
  const few = await fewPeople(ctx, programme, filter);
  const query = filteredPeople(ctx, programme, filter, few, sorted.by);
  const page = byKey(keyOf(programme, sorted.by), sorted.way, size, place);
  const found = await query
    .select([page.key.as('key'), 'id', 'name', 'address', 'country', 'created_at as since'])
    .select([LAST.as('last'), sql<boolean>`${getsNoMail}`.as('comesBack'), HELD_ROLES.as('roles')])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit)
    .execute();
  const cut = page.cut(found);
  if (few === null) return { ...cut, count: null };
  const { rows } = await sql<{
    count: number;
  }>`select ${countUpTo(sql`${query.select('id')}`)} as count`.execute(db);
  return { ...cut, count: rows[0]!.count };
}
