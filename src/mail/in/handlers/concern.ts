import {
  noteUnreadAppeal,
  noteUnreadConcern,
  raiseAppeal,
  raiseConcern,
} from '../../../rooms/partnerships/index.ts';
import { personById } from '../../../rooms/people/index.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';

/**
 * Takes a concern by mail, for its few readers alone. A concern also counts from another address of the person's, which it then names, and
 * from people who have left for good: nothing of it may lie where others look.
 */
export const concernHandler: Handler = {
  kind: 'concern',
  handle: async (ctx, incoming, { programme, person: id, subject: partnership }) => {
    const person = await personById(ctx, programme, id!);
    if (!person) return { tray: 'person-gone' };
    const body = incoming.message.words.kept;
    const done = await raiseConcern(ctx, {
      programme,
      person: person.id,
      partnership,
      body,
      exit: 'stay',
      byMail: { verified: incoming.sender.person !== null },
    });
    if (!done.ok && done.reason === 'unknown') return { tray: 'person-gone' };
    if (person.erased_at) return { done: 'concern' };
    await continueConversation(ctx, incoming, {
      programme,
      person: person.id,
      ...(done.ok
        ? {
            kind: 'concern-noted',
            data: { partnership, concern: done.concern, leftOut: hasAttachments(incoming.message) },
          }
        : { kind: 'concern-asked', data: { partnership } }),
    });
    return { done: 'concern' };
  },
  rescue: (ctx, { programme, person, subject: partnership }) =>
    noteUnreadConcern(ctx, { programme, person: person!, partnership }),
};

/** The answer to a mail about a decision: the decision is looked at again, if possible by another person. */
export const appealHandler: Handler = {
  kind: 'appeal',
  handle: async (ctx, incoming, { programme, subject: concern }) => {
    const person = incoming.sender.person!.id;
    const body = incoming.message.words.kept;
    const done = await raiseAppeal(ctx, { programme, person, concern, body });
    if (!done.ok && done.reason === 'unknown') return { tray: 'person-gone' };
    const leftOut = hasAttachments(incoming.message);
    await continueConversation(ctx, incoming, {
      programme,
      person,
      kind: 'appeal-noted',
      data: done.ok ? { concern, reader: done.reader, leftOut } : { concern, isEmpty: true, leftOut },
    });
    return { done: 'appeal' };
  },
  // The owner of the address is first asked whether an unproven mail is theirs.
  rescue: async (ctx, { programme, person, subject: concern }, reason) =>
    reason !== 'sender' &&
    reason !== 'person-gone' &&
    noteUnreadAppeal(ctx, { programme, person: person!, concern }),
};
