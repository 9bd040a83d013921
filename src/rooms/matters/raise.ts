import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';
import { changeByPieces } from '../pieces.ts';

/** Makes open matters of a kind more urgent that have waited since before an instant. Returns whether there is time for something else. */
export const raiseMatters = (
  ctx: Ctx,
  { kind, since, urgency }: { kind: MatterKind; since: Date; urgency: 1 | 2 | 3 },
): Promise<boolean> =>
  changeByPieces(
    ctx,
    'matter',
    sql`urgency = ${urgency}`,
    sql`kind = ${kind} and closed_at is null and urgency < ${urgency} and since < ${since}`,
  );
