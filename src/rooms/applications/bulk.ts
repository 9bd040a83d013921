import type { RoomBrings } from '../brings.ts';
import { confirmApplication } from './filling/confirm.ts';
import { mailConfirmLink } from './filling/mailConfirmLink.ts';
import { unconfirm } from './filling/unconfirm.ts';
import { decline } from './leaving/decline.ts';
import { reinstate, withdraw } from './leaving/withdraw.ts';
import { applicationById } from './queries.ts';

/** It was taken back by itself since, or was so before. */
const SINCE = { ok: false, reason: 'state' } as const;

const backIn: NonNullable<RoomBrings['bulk']>['applications-declined'] = {
  act: (ctx, { id: application, said, ...input }) =>
    decline(ctx, { ...input, application, reason: said.text ?? '' }),
  undo: (ctx, { id: application, events: [event], ...input }) =>
    event ? reinstate(ctx, { ...input, application, undoes: event.id }) : Promise.resolve(SINCE),
};

/** Its acts on several applications, each by the verb that does it to one. */
export const bulk = {
  'applications-confirmed': {
    // One that is confirmed already is no work of theirs: it is not counted as done, nor told a second time.
    act: async (ctx, { id: application, programme, actor }) => {
      const own = await applicationById(ctx, programme, application);
      if (own?.state === 'confirmed') return SINCE;
      return confirmApplication(ctx, { programme, actor, application });
    },
    undo: (ctx, { id: application, programme, actor, events: [event] }) =>
      event ? unconfirm(ctx, { programme, actor, application, undoes: event.id }) : Promise.resolve(SINCE),
  },
  'applications-declined': backIn,
  // A link that was mailed cannot be taken back; one that has not left is taken out.
  'applications-reminded': {
    act: (ctx, { id: application, programme }) => mailConfirmLink(ctx, { programme, application }),
    undo: () => Promise.resolve({ ok: true }),
  },
  'applications-withdrawn': {
    // A matched application is refused: its partner would be left without a word. End the partnership instead.
    act: async (ctx, { id: application, programme, actor }) => {
      const own = await applicationById(ctx, programme, application);
      if (own?.state === 'matched') return { ok: false, reason: 'matched' };
      return withdraw(ctx, { programme, actor, application });
    },
    undo: backIn.undo,
  },
} satisfies RoomBrings['bulk'];
