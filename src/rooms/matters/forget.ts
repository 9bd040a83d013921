import { sql } from 'kysely';
import type { Forgets } from '../brings.ts';

/** Gives back the open matters that the person had taken. */
export const forgetAssigned: NonNullable<Forgets['before']> = async (
  ctx,
  { programme_id: programme, id },
) => {
  await sql`
    update matter set assigned_to = null
    where programme_id = ${programme} and assigned_to = ${id} and closed_at is null`.execute(ctx.db);
};
