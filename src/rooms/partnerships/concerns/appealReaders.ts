import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { operatorsApart, readersOf, readsConcern } from './readers.ts';
import type { Reader } from './readers.ts';
import { operatorAt } from './tellReaders.ts';

/** Whether somebody may read an appeal: a reader of the concern who did not decide it, or who did where there is nobody else. */
export const readsAppeal = (
  reader: Reader,
  programme: RawBuilder<unknown>,
  appeal: RawBuilder<unknown>,
): RawBuilder<SqlBool> => sql`exists (
  select from concern_appeal w join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
  where w.programme_id = ${programme} and w.id = ${appeal} and ${readsConcern(reader, sql`c.programme_id`, sql`c.id`)}
    and (w.same or c.handled_by is distinct from ${reader.person}))`;

/** The reader of an appeal: somebody else than who decided, else the operators, else the same. */
export type AppealReader = 'other' | 'operator' | 'same';

/** The people who are to read an appeal against the decision of one of them. */
export async function readersApart(
  ctx: Ctx,
  programme: number,
  { by, about, decider }: { by: number; about: readonly number[]; decider: number | null },
): Promise<{ reader: AppealReader; people: number[] }> {
  const { volunteers } = await readersOf(ctx, programme, { by, about });
  const others = volunteers.map(({ person }) => person).filter((person) => person !== decider);
  if (others.length > 0) return { reader: 'other', people: others };
  const people: number[] = [];
  for (const { address } of await operatorsApart(ctx, programme, { by, about })) {
    const { id } = await operatorAt(ctx, programme, address);
    if (id !== decider) people.push(id);
  }
  if (people.length > 0) return { reader: 'operator', people };
  return { reader: 'same', people: decider === null ? [] : [decider] };
}

/** Whether somebody decided about a concern themselves. */
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
