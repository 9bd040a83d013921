import type { RoomBrings } from '../brings.ts';
import { confirmApplication } from './filling/confirm.ts';
import { mailConfirmLink } from './filling/mailConfirmLink.ts';
import { unconfirm } from './filling/unconfirm.ts';
import { decline } from './leaving/decline.ts';
import { reinstate, withdraw } from './leaving/withdraw.ts';
import { applicationById } from './queries.ts';

/** The application was changed on its own since, or was so before. */
const SINCE = { ok: false, reason: 'state' } as const;

const backIn: NonNullable<RoomBrings['bulk']>['applications-declined'] = {
  act: (ctx, { id: application, said, ...input }) =>
    decline(ctx, { ...input, application, reason: said.text ?? '' }),
  undo: (ctx, { id: application, events: [event], ...input }) =>
    event ? reinstate(ctx, { ...input, application, undoes: event.id }) : Promise.resolve(SINCE),
};

/** This room's acts on several applications. Each is done by the verb for one. */
export const bulk = {
  'applications-confirmed': {
    // An application that is confirmed already does not count as done, and its person is not told a second time.
    act: async (ctx, { id: application, programme, actor }) => {
      const own = await applicationById(ctx, programme, application);
      if (own?.state === 'confirmed') return SINCE;
      return confirmApplication(ctx, { programme, actor, application });
    },
    undo: (ctx, { id: application, programme, actor, events: [event] }) =>
      event ? unconfirm(ctx, { programme, actor, application, undoes: event.id }) : Promise.resolve(SINCE),
  },
  'applications-declined': backIn,
  // A mailed link cannot be taken back; a mail that has not left is dropped.
  'applications-reminded': {
    act: (ctx, { id: application, programme }) => mailConfirmLink(ctx, { programme, application }),
    undo: () => Promise.resolve({ ok: true }),
  },
  'applications-withdrawn': {
    // Refuses a matched application: its partner would not be told. The partnership has to be ended instead.
    act: async (ctx, { id: application, programme, actor }) => {
      const own = await applicationById(ctx, programme, application);
      if (own?.state === 'matched') return { ok: false, reason: 'matched' };
      return withdraw(ctx, { programme, actor, application });
    },
    undo: backIn.undo,
  },
} satisfies RoomBrings['bulk'];
