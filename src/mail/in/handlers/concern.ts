import { raiseConcern } from '../../../rooms/partnerships/index.ts';
import { goOn } from '../by-mail/goOn.ts';
import type { Handler } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import { wordsOf } from '../words.ts';

/** What somebody tells when something is wrong: for safeguarding and the directors alone. */
export const concernHandler: Handler = {
  kind: 'concern',
  needsSender: true,
  handle: async (ctx, incoming, { programme, subject: partnership }) => {
    const person = incoming.sender.person!.id;
    const body = wordsOf(incoming.message).kept;
    const done = await raiseConcern(ctx, { programme, person, partnership, body, exit: 'stay' });
    // Too long for a concern is not too long for a person: it waits in the tray.
    if (!done.ok && done.reason !== 'empty')
      return { tray: done.reason === 'unknown' ? 'person-gone' : 'failed' };
    const kind = done.ok ? 'concern-noted' : 'concern-asked';
    await goOn(ctx, incoming, {
      programme,
      person,
      kind,
      data: { partnership, leftOut: hasAttachments(incoming.message) },
    });
    return { done: 'concern' };
  },
};
