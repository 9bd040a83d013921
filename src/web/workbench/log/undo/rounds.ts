import { UNDOABLE_PAIRING_EVENTS, undoPairingEvent } from '../../../../rooms/pairing/index.ts';
import { UNDOABLE_ROUND_EVENTS, undoRoundEvent } from '../../../../rooms/programmes/index.ts';
import { coordinators } from '../../../route.ts';
import { ways } from './way.ts';
import type { Way } from './way.ts';

const each = (kinds: readonly string[], undo: Way['undo']): Record<string, Way['undo']> =>
  Object.fromEntries(kinds.map((kind) => [kind, undo]));

/** Rounds with their forms, and matching. */
export const roundWays = ways(coordinators, {
  ...each(UNDOABLE_PAIRING_EVENTS, (ctx, { event, ...input }) =>
    undoPairingEvent(ctx, { ...input, event: event.id }),
  ),
  ...each(UNDOABLE_ROUND_EVENTS, (ctx, { event, ...input }) =>
    undoRoundEvent(ctx, { ...input, event: event.id }),
  ),
});
