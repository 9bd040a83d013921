import type { PartnersScene } from './partners.ts';
import type { EventKind } from '../src/rooms/kinds.ts';
import { undoableEvent } from '../src/rooms/log/index.ts';
import type { UndoableEvent } from '../src/rooms/log/index.ts';

export const openMatters = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'subject_id', 'urgency', 'country'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();

export const lastEvent = async <K extends EventKind>(
  { ctx, cast }: PartnersScene,
  kind: K,
): Promise<UndoableEvent<K>> => {
  const { id } = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const event = await undoableEvent(ctx, cast.programme, { person: null, subjects: {} }, id);
  return event as UndoableEvent<K>;
};
