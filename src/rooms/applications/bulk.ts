import type { RoomBrings } from '../brings.ts';
import { confirmApplication } from './filling/confirm.ts';
import { mailConfirmLink } from './filling/mailConfirmLink.ts';
import { unconfirm } from './filling/unconfirm.ts';
import { decline } from './leaving/decline.ts';
import { reinstate, withdraw } from './leaving/withdraw.ts';
import { applicationById } from './queries.ts';

const backIn: NonNullable<RoomBrings['bulk']>['applications-declined'] = {
  act: (ctx, { id: application, said, ...input }) =>
    decline(ctx, { ...input, application, reason: said.text ?? '' }),
  undo: (ctx, { id: application, events, ...input }) => {
    const [event] = events;
    return reinstate(ctx, { ...input, application, ...(event ? { undoes: event.id } : {}) });
  },
};

/** Its acts on several applications, each by the verb that does it to one. */
export const bulk = {
  'applications-confirmed': {
    act: (ctx, { id: application, programme, actor }) =>
      confirmApplication(ctx, { programme, actor, application }),
    undo: (ctx, { id: application, programme, actor }) => unconfirm(ctx, { programme, actor, application }),
  },
  'applications-declined': backIn,
  // A link that was mailed cannot be taken back; one that has not left is taken out.
  'applications-reminded': {
    act: (ctx, { id: application, programme }) => mailConfirmLink(ctx, { programme, application }),
    undo: () => Promise.resolve({ ok: true }),
  },
  'applications-withdrawn': {
    // Of a pair none is left without a word: the partnership is ended instead.
    act: async (ctx, { id: application, programme, actor }) => {
      const own = await applicationById(ctx, programme, application);
      if (own?.state === 'matched') return { ok: false, reason: 'matched' };
      return withdraw(ctx, { programme, actor, application });
    },
    undo: backIn.undo,
  },
} satisfies RoomBrings['bulk'];
