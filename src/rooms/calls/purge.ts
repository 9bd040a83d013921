import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';
import { nextOf } from '../pieces.ts';

/** Removes the calls of partnerships, with their participants and how they connected. */
export const purgeCalls: Purges = async (ctx, of) => {
  const { ids, purged } = await nextOf(ctx, 'partnership', of);
  if (ids.length === 0) return purged;
  const { programme } = of;
  const theirs = sql`programme_id = ${programme} and partnership_id = ${anyOf(ids)}`;
  await sql`delete from call where ${theirs}`.execute(ctx.db);
  await sql`delete from call_way where ${theirs}`.execute(ctx.db);
  return purged;
};
