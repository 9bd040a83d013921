import { lastInRoom, lastTold, noteSeen, toldTo } from '../../../rooms/calls/index.ts';
import type { LiveSource } from '../../live/source.ts';

/** The news for one window of a call: who came and went, and the signals of the others' browsers. */
export const seatSource = (programme: number): LiveSource => ({
  kind: 'call',
  last: (ctx, seat) => lastTold(ctx, programme, seat),
  read: async (ctx, seat, after, most) =>
    (await toldTo(ctx, { programme, seat, after, most })).map(({ number, said }) => ({ number, data: said })),
  // Sends no words: the beat only notes that a window listens and so is present.
  aside: async (ctx, seat, followers) => {
    if (followers > 0) await noteSeen(ctx, { programme, seat });
    return '';
  },
});

/** News that somebody entered or left the call of a partnership. The partnership's pages then ask who is there. */
export const roomSource = (programme: number): LiveSource => ({
  kind: 'calls',
  last: (ctx, partnership) => lastInRoom(ctx, programme, partnership),
  read: async (ctx, partnership, after) => {
    const last = await lastInRoom(ctx, programme, partnership);
    return last > after ? [{ number: last, data: 'changed' }] : [];
  },
});
