import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx, Viewer } from '../../ctx.ts';
import type { Role } from '../../people/index.ts';
import { anyOf } from '../../../db/anyOf.ts';
import { thereIs } from '../../../db/thereIs.ts';

/** Roles that read concerns. */
export const GUARDS = ['safeguarding', 'director'] as const satisfies readonly Role[];
type Guard = (typeof GUARDS)[number];

/** A reader as parts of SQL: values for one reader, columns for many. */
export interface Reader {
  person: RawBuilder<unknown>;
  account: RawBuilder<unknown>;
  operator: RawBuilder<unknown>;
}

export const asReader = ({ person, account, operator }: Viewer): Reader => ({
  person: sql`${person}::bigint`,
  account: sql`${account}::bigint`,
  operator: sql`${operator}::boolean`,
});

/** Whether a reader has one of these roles now. */
export const hasOneOfRoles = (
  reader: Reader,
  programme: RawBuilder<unknown>,
  roles: readonly Role[],
): RawBuilder<SqlBool> =>
  thereIs(sql`
    select from role held where held.programme_id = ${programme} and held.person_id = ${reader.person}
      and held.role = any(${sql.val([...roles])}) and held.ended_at is null`);

/** Whether a reader is the person of a row `a`, by its `person_id` or its `account_id`. */
export const isOf = (reader: Reader): RawBuilder<SqlBool> => sql`(
  a.person_id = ${reader.person} or a.account_id = ${reader.account}
  -- Each by its key: joined, all people and accounts would be read for one.
  or coalesce((select x.address from person x where x.programme_id = a.programme_id and x.id = a.person_id)
    = (select y.address from account y where y.id = ${reader.account}), false))`;

/**
 * Whether somebody may read a concern, or know that it exists. Safeguarding and directors may, except anybody it is about, and the person
 * who raised it, who may not read its file. Operators may once nobody else can. No other code decides this.
 */
export function readsConcern(
  reader: Reader,
  programme: RawBuilder<unknown>,
  concern: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const about = sql`select from concern_about a where a.programme_id = told.programme_id and a.concern_id = told.id`;
  const isMember = sql`select from membership m where m.programme_id = told.programme_id
    and m.partnership_id = told.partnership_id and m.person_id = ${reader.person}`;
  return thereIs(sql`
    select from concern told where told.programme_id = ${programme} and told.id = ${concern}
      and told.person_id is distinct from ${reader.person}
      and not ${thereIs(sql`${about} and ${isOf(reader)}`)}
      -- Where nothing is noted, it is about all of them.
      and (${thereIs(about)} or not ${thereIs(isMember)})
      and (${hasOneOfRoles(reader, sql`told.programme_id`, GUARDS)} or (${reader.operator} and told.operators_at is not null))`);
}

/** Whether there is a concern about a partnership that a viewer may not know of. */
export const hasHiddenConcern = (
  viewer: Viewer,
  { programme, partnership }: { programme: number; partnership: number },
): RawBuilder<SqlBool> =>
  thereIs(sql`
    select from concern kept where kept.programme_id = ${programme} and kept.partnership_id = ${partnership}
      and not ${readsConcern(asReader(viewer), sql`kept.programme_id`, sql`kept.id`)}`);

/** The readers of a concern: volunteers by name with their roles; operators only when there is no such volunteer. */
export interface ConcernReaders {
  volunteers: { person: number; name: string; roles: Guard[] }[];
  operators: { account: number; address: string; name: string }[];
}

/** The readers of a concern that somebody raises about others. Both lists are empty when nobody can read it. */
export async function readersOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  concern: { by: number; about: readonly number[] },
): Promise<ConcernReaders> {
  const rows = await ctx.db
    .selectFrom('role')
    .innerJoin('person', (join) =>
      join.onRef('person.programme_id', '=', 'role.programme_id').onRef('person.id', '=', 'role.person_id'),
    )
    .select(['person.id as person', 'person.name', 'role.role'])
    .where('role.programme_id', '=', programme)
    .where('role.role', 'in', GUARDS)
    .where('role.ended_at', 'is', null)
    .where('person.erased_at', 'is', null)
    .where((eb) => eb.not(eb('person.id', '=', anyOf([concern.by, ...concern.about]))))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  const volunteers = [...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => ({
    person,
    name: own[0]!.name,
    roles: GUARDS.filter((guard) => own.some(({ role }) => role === guard)),
  }));
  return {
    volunteers,
    operators: volunteers.length > 0 ? [] : await operatorsApart(ctx, programme, concern),
  };
}

/** The operators, by account, who are none of these people of a programme; with their names, '' for none. */
export async function operatorsApart(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { by, about }: { by: number; about: readonly number[] },
): Promise<ConcernReaders['operators']> {
  const { rows } = await sql<{ account: number; address: string; name: string }>`
    select account.id as account, account.address, coalesce((
      select p.name from person p where p.account_id = account.id and p.name <> ''
      order by p.programme_id = ${programme} desc, p.id limit 1), '') as name
    from operator join account on account.id = operator.account_id
    where not exists (
      select from person p where p.programme_id = ${programme} and p.id = any(${sql.val([by, ...about])})
        and (p.account_id = account.id or p.address = account.address))
    order by operator.since, account.id`.execute(ctx.db);
  return rows;
}

/** The recipient of a mail, as a viewer. */
export async function viewerOf(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id }: { programme_id: number; id: number },
): Promise<Viewer> {
  const { rows } = await sql<{ account: number | null; operator: boolean }>`
    select account.id as account, operator.account_id is not null as operator from person
    left join account on account.id = person.account_id or account.address = person.address
    left join operator on operator.account_id = account.id
    where person.programme_id = ${programme} and person.id = ${id} and person.erased_at is null`.execute(
    ctx.db,
  );
  const [row] = rows;
  return row ? { person: id, ...row } : { person: null, account: null, operator: false };
}

/** Whether somebody may read this concern. */
export async function mayReadConcern(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  viewer: Viewer,
  concern: number,
): Promise<boolean> {
  const { rows } = await sql<{ reads: boolean }>`
    select ${readsConcern(asReader(viewer), sql`${programme}::bigint`, sql`${concern}::bigint`)} as reads`.execute(
    ctx.db,
  );
  return rows[0]!.reads;
}
