import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Comers } from './cameBack.ts';

/**
 * Before matching: finds people among `comers` who came back with the same address after their data was deleted. Their partners of that
 * time become former partners again, including partners who came back themselves.
 */
export async function resolveFormerMarks(
  ctx: Pick<Ctx, 'clock' | 'db' | 'brought'>,
  programme: number,
  comers: Comers,
): Promise<void> {
  const { rows } = await sql<{ person: number }>`
    update former_mark set successor_id = came.id from ${comers}
    where former_mark.programme_id = ${programme} and former_mark.mark = came.mark and successor_id is null
    returning person_id as person`.execute(ctx.db);
  const erased = rows.map(({ person }) => person);
  if (erased.length === 0) return;
  for (const { peopleCameBack } of ctx.brought.follows) await peopleCameBack?.(ctx, { programme, erased });
}
