import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { byKey } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import type { LanguageAnswer } from '../../forms/index.ts';
import { IN_NAME_ORDER, getsNoMail } from '../../people/index.ts';
import { COUNTRY, FROM_COUNTRY, SHOWN, isAlongThem, isOfState } from './asked.ts';
import type { ApplicationFilter, Scope, ShownState, Sorted } from './asked.ts';
import { filtered } from './filtered.ts';

/** An application in a list for volunteers. */
export interface ListedApplication {
  id: number;
  person: number;
  name: string;
  address: string | null;
  country: string | null;
  state: ShownState;
  stateAt: Date;
  available: boolean | null;
  /** Whether mail to the person comes back. */
  comesBack: boolean;
  languages: readonly LanguageAnswer[];
  /** When the application was begun. */
  begunAt: Date;
}

/** Rows of one page of the list by default. */
export const PAGE_SIZE = 100;

const BY_PERSON = { number: sql`person.id` };
const SINCE = [{ time: sql`application.state_at` }, { number: sql`application.id` }] as const;
/** The same for people that another room's query has in the order of state or time. */
const SINCE_OF_THEIRS = [{ time: sql`standing.state_at` }, { number: sql`standing.person_id` }] as const;

/** The key of each order. A place holds only the row's id: names, countries and states are no numbers, so they are read again. */
export function keyOf(scope: Scope, filter: ApplicationFilter & { sorted: Sorted }): readonly KeyPart[] {
  const { programme, round } = scope;
  const { by } = filter.sorted;
  const ofPerson = (value: RawBuilder<unknown>) => (person: RawBuilder<unknown>) =>
    sql`(
    select ${value} from application where programme_id = ${programme} and round_id = ${round} and person_id = ${person})`;
  const read =
    (from: 'person' | 'application', value: RawBuilder<unknown>) =>
    (id: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`(select ${value} from ${sql.ref(from)} where programme_id = ${programme} and id = ${id})`;
  if (isOfState(scope, filter)) {
    const text = by === 'name' ? sql`application.in_name_order` : FROM_COUNTRY;
    return [{ text, ofRow: ofPerson(text) }, { number: sql`application.person_id` }];
  }
  if (by === 'name') return [{ text: IN_NAME_ORDER, ofRow: read('person', IN_NAME_ORDER) }, BY_PERSON];
  if (by === 'country') return [{ text: COUNTRY, ofRow: read('person', COUNTRY) }, BY_PERSON];
  if (isAlongThem(filter)) {
    const state = { text: sql`standing.state`, ofRow: ofPerson(sql`state`) };
    return by === 'state' ? [state, ...SINCE_OF_THEIRS] : SINCE_OF_THEIRS;
  }
  const state = sql`application.state`;
  return by === 'state' ? [{ text: state, ofRow: read('application', state) }, ...SINCE] : SINCE;
}

/** The answered languages. For each application one answer is read by its key, not all of them. */
const languagesOf = (programme: number) => sql<readonly LanguageAnswer[] | null>`(
  select a.value from answer a
  where a.programme_id = application.programme_id and a.application_id = application.id
    and a.question_id = any(array(select q.id from question q where q.programme_id = ${programme} and q.role = 'languages')) limit 1)`;

/** One page of a round's applications from `place` on, newest change first unless `sorted` says otherwise. */
export async function listApplications(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter & { sorted?: Sorted; size?: number; place?: Place | undefined },
): Promise<Cut<ListedApplication>> {
  const { sorted = { by: 'since', way: 'falling' }, size = PAGE_SIZE, place } = filter;
  const page = byKey(keyOf(scope, { ...filter, sorted }), sorted.way, size, place);
  // The key of a row is worked out only for rows on the page, unless the order is another room's.
  const isAlong = isAlongThem({ ...filter, sorted });
  // Reads only columns that indexes hold: nothing else is read of rows that the list passes.
  const narrow = filtered(ctx, scope, { ...filter, sorted })
    .select([(isAlong ? page.key : sql<string>`''`).as('key'), 'application.id'])
    .where(page.from)
    .orderBy(page.order)
    .limit(page.limit);
  const found = await ctx.db
    .with(
      (page) => page('page').materialized(),
      (db) =>
        db
          .selectFrom(narrow.as('one'))
          .select(['one.key', 'one.id', sql<number>`row_number() over ()`.as('nth')]),
    )
    .selectFrom('page')
    .innerJoin('application', 'application.id', 'page.id')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'application.programme_id')
        .onRef('person.id', '=', 'application.person_id'),
    )
    .where('application.programme_id', '=', scope.programme)
    .select([
      (isAlong ? sql.ref<string>('page.key') : page.key).as('key'),
      'application.id',
      'person.id as person',
      'person.name',
      'person.address',
      'person.country',
      SHOWN.as('state'),
      'application.state_at as stateAt',
      'application.available_at',
      'application.unavailable_at',
      'application.created_at as begunAt',
      languagesOf(scope.programme).as('languages'),
      getsNoMail.as('comesBack'),
    ])
    .orderBy('page.nth')
    .execute();
  const cut = page.cut(found);
  return {
    ...cut,
    rows: cut.rows.map((row) => ({
      id: row.id,
      person: row.person,
      name: row.name,
      address: row.address,
      country: row.country,
      state: row.state,
      stateAt: row.stateAt,
      begunAt: row.begunAt,
      languages: row.languages ?? [],
      comesBack: Boolean(row.comesBack),
      available: row.unavailable_at ? false : row.available_at ? true : null,
    })),
  };
}

/** The numbers of the applications that a filter leaves, at most `most`. */
export async function applicationsFound(
  ctx: Pick<Ctx, 'db'>,
  scope: Scope,
  filter: ApplicationFilter,
  most: number,
): Promise<number[]> {
  const rows = await filtered(ctx, scope, filter).select('application.id').limit(most).execute();
  return rows.map(({ id }) => id);
}
