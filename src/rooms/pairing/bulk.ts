import type { RoomBrings } from '../brings.ts';
import type { BulkVerb } from '../desks/index.ts';
import { moveBack } from './moveBack.ts';
import { moveToRound } from './moveOn.ts';
import { lockProposal, unlockProposal } from './proposals/lockProposal.ts';
import { partProposal, partSeveral } from './proposals/partProposal.ts';
import { rejoinSeveral } from './proposals/rejoinSeveral.ts';
import { undoPairingEvent } from './undoPairingEvent.ts';

type Verb = typeof partProposal;

const by = (verb: Verb): BulkVerb => ({
  act: (ctx, { id: proposal, programme, actor }) => verb(ctx, { programme, actor, proposal }),
  undo: async (ctx, { programme, actor, events }) => {
    const [event] = events;
    // No event: the thing was so before, so nothing was done and nothing can be undone.
    return event
      ? undoPairingEvent(ctx, { programme, actor, event: event.id })
      : { ok: false, reason: 'was-so' };
  },
});

/** This room's acts on several proposals or applications. Each is done by the verb for one. */
export const bulk = {
  'applications-moved': {
    act: (ctx, { id: application, programme, actor, said }) =>
      moveToRound(ctx, { programme, actor, application, round: Number(said.choice) || 0 }),
    undo: (ctx, { id: application, programme, actor, events: [event] }) => {
      if (event?.kind !== 'application-moved') return Promise.resolve({ ok: false, reason: 'state' });
      return moveBack(ctx, { programme, actor, application, ...event.data, undoes: event.id });
    },
  },
  'pairs-locked': by(lockProposal),
  'pairs-parted': { ...by(partProposal), actSeveral: partSeveral, undoSeveral: rejoinSeveral },
  'pairs-unlocked': by(unlockProposal),
} satisfies RoomBrings['bulk'];
