import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/**
 * Locks a person until the transaction ends, so that each change of their address sees the one before. Locks the programme first, as
 * erasing and merging do: otherwise each would wait for the other.
 */
export async function lockPerson(
  ctx: Pick<Ctx, 'db'>,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  await sql`select from programme where id = ${programme} for key share`.execute(ctx.db);
  await sql`select from person where programme_id = ${programme} and id = ${person} for update`.execute(
    ctx.db,
  );
}

/** Locks the person of an address change until the transaction ends, so that the change stays as read afterwards. */
export async function lockChange(
  ctx: Pick<Ctx, 'db'>,
  { programme, change }: { programme: number; change: number },
): Promise<void> {
  const row = await ctx.db
    .selectFrom('address_change')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('id', '=', change)
    .executeTakeFirst();
  if (row) await lockPerson(ctx, { programme, person: row.person_id });
}
