import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { thereIs } from '../../../db/thereIs.ts';
import type { Ctx } from '../../ctx.ts';
import { operatorsApart, readersOf, readsConcern } from './readers.ts';
import type { Reader } from './readers.ts';
import { operatorAt } from './tellReaders.ts';

/**
 * Whether somebody may read an appeal: a reader of the concern who did not decide it. The person who decided may read it only if nobody
 * else can.
 */
export const readsAppeal = (
  reader: Reader,
  programme: RawBuilder<unknown>,
  appeal: RawBuilder<unknown>,
): RawBuilder<SqlBool> =>
  thereIs(sql`
    select from concern_appeal w join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
    where w.programme_id = ${programme} and w.id = ${appeal} and ${readsConcern(reader, sql`c.programme_id`, sql`c.id`)}
      and (w.same or c.handled_by is distinct from ${reader.person})`);

/** Whether somebody may know of appeals against a decision and of the answers: a reader of the concern who may read all these appeals. */
export const readsAppealsAbout = (
  reader: Reader,
  programme: RawBuilder<unknown>,
  concern: RawBuilder<unknown>,
): RawBuilder<SqlBool> => {
  const appeals = sql`select from concern_appeal asked where asked.programme_id = ${programme} and asked.concern_id = ${concern}`;
  const isTheirs = sql`select from concern decided
    where decided.programme_id = ${programme} and decided.id = ${concern} and decided.handled_by = ${reader.person}`;
  return sql`(${readsConcern(reader, programme, concern)}
    and not ${thereIs(sql`${appeals} and not ${readsAppeal(reader, sql`asked.programme_id`, sql`asked.id`)}`)}
    -- Somebody asked without a word, and nobody else knows yet.
    and (${thereIs(appeals)} or not ${thereIs(isTheirs)}))`;
};

/** The reader of an appeal: somebody other than the person who decided, or else the operators, or else the same person. */
export type AppealReader = 'other' | 'operator' | 'same';

interface Decided {
  by: number;
  about: readonly number[];
  decider: number | null;
}

/** The people who are to read an appeal against a decision. */
export async function readersApart(
  ctx: Ctx,
  programme: number,
  of: Decided,
): Promise<{ reader: AppealReader; people: number[] }> {
  const { reader, volunteers, operators } = await foundApart(ctx, programme, of);
  if (reader === 'other') return { reader, people: volunteers.map(({ person }) => person) };
  if (reader === 'same') return { reader, people: of.decider === null ? [] : [of.decider] };
  const people: number[] = [];
  for (const { address } of operators) people.push((await operatorAt(ctx, programme, address)).id);
  return { reader, people };
}

/** The same for a page, before anything is sent: the volunteers by name, '' for one without a name. Null when there is no such concern. */
export async function appealGoesTo(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  concern: number,
): Promise<{ reader: AppealReader; names: string[] } | null> {
  const of = await ctx.db
    .selectFrom('concern')
    .select([
      'person_id as by',
      'handled_by as decider',
      sql<number[]>`array(select a.person_id from concern_about a
        where a.programme_id = concern.programme_id and a.concern_id = concern.id)`.as('about'),
    ])
    .where('programme_id', '=', programme)
    .where('id', '=', concern)
    .executeTakeFirst();
  if (!of) return null;
  const { reader, volunteers } = await foundApart(ctx, programme, of);
  return { reader, names: volunteers.map(({ name }) => name) };
}

async function foundApart(ctx: Pick<Ctx, 'db'>, programme: number, { by, about, decider }: Decided) {
  const readers = await readersOf(ctx, programme, { by, about });
  const volunteers = readers.volunteers.filter(({ person }) => person !== decider);
  const apart = decider === null ? about : [...about, decider];
  const operators = volunteers.length > 0 ? [] : await operatorsApart(ctx, programme, { by, about: apart });
  const reader: AppealReader = volunteers.length > 0 ? 'other' : operators.length > 0 ? 'operator' : 'same';
  return { reader, volunteers, operators };
}

/** Whether a person decided about a concern. */
export async function isDecider(
  { db }: Pick<Ctx, 'db'>,
  of: { programme: number; concern: number; person: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('concern')
    .select('id')
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.concern)
    .where('handled_by', '=', of.person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Lets the operators read a concern from now on. */
export async function openToOperators(ctx: Ctx, programme: number, concern: number): Promise<void> {
  await ctx.db
    .updateTable('concern')
    .set((eb) => ({ operators_at: eb.fn.coalesce('operators_at', eb.val(ctx.clock.now())) }))
    .where('programme_id', '=', programme)
    .where('id', '=', concern)
    .execute();
}
