import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';

/** The octets of a mail: its own, or those it shares with what came for others of our addresses. */
export async function rawOf(
  ctx: Pick<Ctx, 'db'>,
  row: { raw: Buffer; raw_id: number | null },
): Promise<Buffer> {
  if (row.raw_id === null) return row.raw;
  const { raw } = await ctx.db
    .selectFrom('incoming_raw')
    .select('raw')
    .where('id', '=', row.raw_id)
    .executeTakeFirstOrThrow();
  return raw;
}

/** Removes octets that no mail shows: those of two that went at the same moment. */
export async function forgetUnshown(ctx: Ctx): Promise<void> {
  await sql`
    delete from incoming_raw where not exists (select from incoming where raw_id = incoming_raw.id)
  `.execute(ctx.db);
}
