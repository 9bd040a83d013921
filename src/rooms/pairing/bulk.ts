import type { RoomBrings } from '../brings.ts';
import type { BulkVerb } from '../desks/index.ts';
import { lockProposal, unlockProposal } from './proposals/lockProposal.ts';
import { partProposal } from './proposals/partProposal.ts';
import { undoPairingEvent } from './undoPairingEvent.ts';

type Verb = typeof partProposal;

const by = (verb: Verb): BulkVerb => ({
  act: (ctx, { id: proposal, programme, actor }) => verb(ctx, { programme, actor, proposal }),
  undo: async (ctx, { programme, actor, events }) => {
    const [event] = events;
    // It was so already: nothing was done, and nothing is to be taken back.
    return event ? undoPairingEvent(ctx, { programme, actor, event: event.id }) : { ok: true };
  },
});

/** Its acts on several proposals, each by the verb that does it to one. */
export const bulk = {
  'pairs-locked': by(lockProposal),
  'pairs-parted': by(partProposal),
  'pairs-unlocked': by(unlockProposal),
} satisfies RoomBrings['bulk'];
