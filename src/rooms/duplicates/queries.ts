import { sql } from 'kysely';
import { readAround } from '../../db/around.ts';
import { byKey, countUpTo } from '../../db/byKey.ts';
import type { Around, Cut, Place } from '../../lib/placeInList.ts';
import type { Ctx } from '../ctx.ts';
import { evidenceIn } from './likeness/compare.ts';
import type { Evidence } from './likeness/compare.ts';

/** One of two people who may be one, with the data that coordinators compare. */
export interface Half {
  id: number;
  name: string;
  address: string;
  country: string | null;
  /** Whether the person proved that the address is theirs. */
  confirmed: boolean;
  since: Date;
  hasRole: boolean;
  /** Whether the person has or had a partner. */
  hadPartner: boolean;
  applications: readonly number[];
}

export interface Duplicate {
  id: number;
  a: Half;
  b: Half;
  evidence: Evidence[];
  foundAt: Date;
  said: 'different' | 'asked' | 'denied' | null;
  saidAt: Date | null;
  /** The one who stays and the one who would be merged, once somebody was asked. */
  kept: Half | null;
  gone: Half | null;
}

/** The number of pairs on a page of the list, unless the caller asks for another. */
const MOST = 100;

const half = (person: 'a' | 'b') => sql<Omit<Half, 'since'> & { since: string }>`json_build_object(
  'id', ${sql.ref(person)}.id, 'name', ${sql.ref(person)}.name, 'address', ${sql.ref(person)}.address, 'country', ${sql.ref(person)}.country,
  'confirmed', ${sql.ref(person)}.address_confirmed_at is not null, 'since', ${sql.ref(person)}.created_at,
  'hasRole', exists (select from role r where r.programme_id = ${sql.ref(person)}.programme_id and r.person_id = ${sql.ref(person)}.id and r.ended_at is null),
  'hadPartner', exists (select from membership m where m.programme_id = ${sql.ref(person)}.programme_id and m.person_id = ${sql.ref(person)}.id),
  'applications', (
    select coalesce(json_agg(x.id order by x.id desc), '[]')
    from application x where x.programme_id = ${sql.ref(person)}.programme_id and x.person_id = ${sql.ref(person)}.id))`;

interface Row {
  id: number;
  key: string;
  a: Omit<Half, 'since'> & { since: string };
  b: Omit<Half, 'since'> & { since: string };
  evidence: string[];
  foundAt: Date;
  said: Duplicate['said'];
  saidAt: Date | null;
  kept: number | null;
}

const read = ({ a, b, kept, id, foundAt, said, saidAt, evidence }: Row): Duplicate => {
  const [first, second] = [halfOf(a), halfOf(b)];
  return {
    id,
    a: first,
    b: second,
    evidence: evidenceIn(evidence),
    foundAt,
    said,
    saidAt,
    kept: kept === null ? null : kept === first.id ? first : second,
    gone: kept === null ? null : kept === first.id ? second : first,
  };
};

const halfOf = (one: Row['a']): Half => ({ ...one, since: new Date(one.since) });

const SELECTED = sql`d.id, ${half('a')} as a, ${half('b')} as b, d.evidence, d.found_at as "foundAt", d.said, d.said_at as "saidAt", d.kept_id as kept`;
const FROM = sql`duplicate d
  join person a on a.programme_id = d.programme_id and a.id = d.person_a and a.erased_at is null
  join person b on b.programme_id = d.programme_id and b.id = d.person_b and b.erased_at is null`;

/** Pairs that nobody has called two people yet: those that nobody has looked at, or whose owner was asked; and the evidence. */
export interface DuplicateFilter {
  said?: 'open' | 'asked' | undefined;
  evidence?: Evidence | undefined;
}

const wanted = (programme: number, { said, evidence }: DuplicateFilter) => sql`${FROM}
  where d.programme_id = ${programme} and (d.said is null or d.said = 'asked')
    ${said ? (said === 'open' ? sql`and d.said is null` : sql`and d.said = 'asked'`) : sql``}
    ${evidence ? sql`and ${evidence} = any(d.evidence)` : sql``}`;

/** A page of the pairs that match a filter, from `place` on, newest first unless `way` says otherwise, and their number by `countUpTo`. */
export async function listDuplicates(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  {
    way = 'falling',
    size = MOST,
    place,
    ...filter
  }: DuplicateFilter & { way?: 'rising' | 'falling'; size?: number; place?: Place | undefined } = {},
): Promise<Cut<Duplicate> & { count: number }> {
  const by = byKey([{ number: sql`d.id` }], way, size, place);
  const from = wanted(programme, filter);
  const { rows } = await sql<Row & { count: number }>`
    select ${SELECTED}, ${by.key} as key, ${countUpTo(sql`select from ${from}`)} as count
    from ${from} and ${by.from} order by ${by.order} limit ${by.limit}`.execute(ctx.db);
  const cut = by.cut(rows);
  return { ...cut, rows: cut.rows.map(read), count: rows[0]?.count ?? 0 };
}

/** Whether anybody in a programme is new or changed and has not been compared with the others yet: the timetable does so within seconds. */
export async function isComparing(ctx: Pick<Ctx, 'db'>, programme: number): Promise<boolean> {
  const { rows } = await sql`
    select from person where programme_id = ${programme} and compared_at is null and erased_at is null and stands_for is null limit 1`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** A row of the list beside a pair: both by their names, or otherwise their addresses. */
export interface DuplicateBeside {
  id: number;
  names: string[];
  evidence: Evidence[];
}

/** The rows around a pair in the list, filtered and sorted in the same way; also around a pair that is no longer in the list. */
export async function aroundDuplicate(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { way, ...filter }: DuplicateFilter & { way: 'rising' | 'falling' },
  duplicate: number,
): Promise<Around<DuplicateBeside>> {
  const from = wanted(programme, filter);
  const around = await readAround<Omit<DuplicateBeside, 'evidence'> & { evidence: string[] }>(ctx.db, {
    key: [{ number: sql`d.id` }],
    way,
    read: () => sql`${duplicate}::bigint`,
    rows: (side, most) => sql`(
      select d.id, array[coalesce(nullif(a.name, ''), a.address), coalesce(nullif(b.name, ''), b.address)] as names, d.evidence
      from ${from} and ${side.from} order by ${side.order} limit ${most})`,
    numbers: (side) => sql`select d.id from ${from} and ${side.from} order by ${side.order}`,
    isIn: sql`exists (select from ${from} and d.id = ${duplicate})`,
  });
  const known = (row: (typeof around.before)[number]) => ({ ...row, evidence: evidenceIn(row.evidence) });
  return { ...around, before: around.before.map(known), after: around.after.map(known) };
}

/** The ids of the pairs that match a filter, at most `most`. */
export async function duplicatesFound(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  filter: DuplicateFilter,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from ${wanted(programme, filter)} order by d.id limit ${most}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Some pairs by their ids, whatever was said about them, without those of which one person is gone: newest first. */
export async function duplicatesWith(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  ids: readonly number[],
): Promise<Duplicate[]> {
  const { rows } = await sql<Row>`
    select ${SELECTED}, '' as key from ${FROM} where d.programme_id = ${programme} and d.id = any(${ids}::bigint[])
    order by d.id desc`.execute(ctx.db);
  return rows.map(read);
}

/** One pair, whatever was said about it; null when one of the two is gone. */
export async function duplicateById(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<Duplicate | null> {
  const [found] = await duplicatesWith(ctx, programme, [id]);
  return found ?? null;
}

export interface Merge {
  id: number;
  keptAddress: string | null;
  goneAddress: string;
  at: Date;
}

/** A merge of two people, for the mail about it; null when it was undone. */
export async function mergeById(ctx: Pick<Ctx, 'db'>, programme: number, id: number): Promise<Merge | null> {
  const row = await ctx.db
    .selectFrom('person_merge')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'person_merge.programme_id').onRef('person.id', '=', 'kept_id'),
    )
    .select(['person_merge.id', 'person.address as keptAddress', 'gone_address as goneAddress', 'at'])
    .where('person_merge.programme_id', '=', programme)
    .where('person_merge.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
