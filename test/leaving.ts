import type { CastName } from './cast.ts';
import type { PartnersScene } from './partners.ts';
import type { EventKind } from '../src/rooms/kinds.ts';
import { undoableEvent } from '../src/rooms/log/index.ts';
import type { UndoableEvent } from '../src/rooms/log/index.ts';
import { leavePartnership } from '../src/rooms/partnerships/index.ts';

export const leave = ({ ctx, cast, pair }: PartnersScene, who: CastName, more = {}) =>
  leavePartnership(ctx, {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] },
    person: cast.people[who],
    partnership: pair,
    reason: '',
    another: false,
    ...more,
  });

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
