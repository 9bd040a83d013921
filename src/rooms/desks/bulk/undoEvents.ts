import type { RoomBrings } from '../../brings.ts';
import { undoingOf } from '../../log/index.ts';

/** Undoes several lines of the log, each as a person undoes it alone who may do the act itself. */
export const bulk = {
  'events-undone': {
    act: (ctx, { id: event, programme, actor }) => ctx.takeBack!(ctx, { programme, actor, event }),
    undo: async (ctx, { id, programme, actor }) => {
      const event = await undoingOf(ctx, programme, id);
      // An act on several that is still being taken back has no event yet.
      return event === null
        ? { ok: false, reason: 'no-way' }
        : ctx.takeBack!(ctx, { programme, actor, event });
    },
  },
} satisfies RoomBrings['bulk'];
