import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { removeByPieces } from '../pieces.ts';

/** Octets that are fetched at a time: in transit each takes several octets. */
const PIECE = 4 * 1024 * 1024;

/** The octets of a mail: its own, or those that it shares with copies for other addresses of ours. */
export async function rawOf(
  ctx: Pick<Ctx, 'db'>,
  { id, raw_id: shared, size }: { id: number; raw_id: number | null; size: number },
): Promise<Buffer> {
  const table = sql.table(shared === null ? 'incoming' : 'incoming_raw');
  const raw = Buffer.allocUnsafeSlow(size);
  let at = 0;
  while (at < size) {
    const { rows } = await sql<{ piece: Buffer }>`
      select substring(raw from ${at + 1}::int for ${PIECE}::int) as piece from ${table} where id = ${shared ?? id}
    `.execute(ctx.db);
    const piece = rows[0]?.piece;
    if (!piece || piece.length === 0) break;
    at += piece.copy(raw, at);
  }
  return raw.subarray(0, at);
}

/** Removes octets that no mail refers to: two mails that shared them may have been removed at the same moment. */
export const forgetUnshown = (ctx: Ctx): Promise<boolean> =>
  removeByPieces(
    ctx,
    'incoming_raw',
    sql`not exists (select from incoming where raw_id = incoming_raw.id)`,
    100,
  );
