import { anyOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { filtered } from './filtered.ts';
import type { LogFilter, Sight } from './filtered.ts';

/** Ids of events of these kinds that match a filter, that a person may see, and that were not undone: newest first, `most` at most. */
export async function toTakeBack(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  sight: Sight,
  filter: LogFilter & { kinds: readonly string[]; most: number },
): Promise<number[]> {
  const { kinds, most } = filter;
  const rows = await filtered(ctx, programme, sight, filter)
    .where('event.kind', '=', anyOf(kinds))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event as undoing')
            .select('undoing.id')
            .whereRef('undoing.programme_id', '=', 'event.programme_id')
            .whereRef('undoing.undoes', '=', 'event.id'),
        ),
      ),
    )
    .select('event.id')
    .orderBy('event.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
