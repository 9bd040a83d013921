import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import type { EventKind } from '../kinds.ts';

/**
 * Whether no later event of these kinds about the same thing still holds: undoing an earlier event would undo that one too. An event that
 * was undone does not count, nor does the event that undid it.
 */
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
    .where(
      sql<boolean>`not exists (select from event u where u.programme_id = event.programme_id and u.undoes = event.id
        and not exists (select from event w where w.programme_id = u.programme_id and w.undoes = u.id))`,
    )
    .where((eb) => eb.or([eb('undoes', 'is', null), eb('undoes', '<=', event)]))
    .limit(1)
    .executeTakeFirst();
  return later === undefined;
}
