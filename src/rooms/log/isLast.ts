import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import type { EventKind } from '../kinds.ts';

/** Whether no event of these kinds was written about the same thing since: undoing one that is not the last would take back what came after it. */
export async function isLastOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, subject, event }: { programme: number; subject: readonly [string, number]; event: number },
  kinds: readonly EventKind[],
): Promise<boolean> {
  const later = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', subject[0])
    .where('subject_id', '=', subject[1])
    .where('id', '>', event)
    .where('kind', '=', anyOf(kinds))
    .limit(1)
    .executeTakeFirst();
  return later === undefined;
}
