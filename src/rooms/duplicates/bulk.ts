import type { RoomBrings } from '../brings.ts';
import { mergeSeveral } from './merging/mergeSeveral.ts';
import { sayDifferent, sayMaybeSame } from './saying/sayDifferent.ts';

/** Its acts on several pairs, by the verbs for one. */
export const bulk = {
  'people-made-one': mergeSeveral,
  'people-told-apart': {
    act: async (ctx, { programme, actor, id: duplicate }) => {
      const done = await sayDifferent(ctx, { programme, actor, duplicate });
      return done.ok ? { ok: true } : done;
    },
    undo: async (ctx, { programme, actor, id: duplicate, events }) => {
      const event = events.find(({ kind }) => kind === 'people-different');
      if (!event) return { ok: false };
      const done = await sayMaybeSame(ctx, { programme, actor, duplicate, undoes: event.id });
      return done.ok ? { ok: true } : { ok: false };
    },
  },
} satisfies RoomBrings['bulk'];
