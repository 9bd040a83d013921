import type { RoomBrings } from '../brings.ts';
import { remindNow } from './turn/remindNow.ts';
import { takeRemindersBack } from './turn/takeRemindersBack.ts';

/** This room's acts on several pairs. Each is done by the verb for one. */
export const bulk = {
  'pairs-reminded': {
    act: async (ctx, { id: partnership, programme, actor }) => {
      const done = await remindNow(ctx, { programme, actor, partnership });
      if (!done.ok) return done;
      return done.count > 0 ? { ok: true } : { ok: false, reason: 'nobody' };
    },
    undo: (ctx, { id: partnership, programme, events: [event] }) =>
      event
        ? takeRemindersBack(ctx, { programme, partnership, event: event.id })
        : Promise.resolve({ ok: false, reason: 'left' }),
  },
} satisfies RoomBrings['bulk'];
