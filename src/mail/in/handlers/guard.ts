import { answerConcernByMail } from '../../../rooms/inbox/index.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import type { InboxTrouble } from '../../out/inbox/kinds.ts';

/**
 * A volunteer's answer to the mail that told them of a concern. It goes on to the person who raised the concern, and only the concern's
 * readers see it.
 */
export const guardHandler: Handler = {
  kind: 'guard',
  tooLarge: ({ subject }) => ({ kind: 'inbox-trouble', data: { reason: 'too-long', concern: subject } }),
  handle: async (ctx, incoming, target) => {
    const volunteer = incoming.sender.person!.id;
    const trouble = (reason: InboxTrouble) =>
      continueConversation(ctx, incoming, {
        programme: target.programme,
        person: volunteer,
        kind: 'inbox-trouble',
        data: { reason, concern: target.subject },
      });
    const answered = await answerConcernByMail(ctx, {
      programme: target.programme,
      volunteer,
      concern: target.subject,
      body: incoming.message.words.kept,
      formKey: `mail:${incoming.id}`,
    });
    if (!answered.ok) await trouble(answered.reason === 'gone' ? 'unknown' : answered.reason);
    else if (hasAttachments(incoming.message)) await trouble('attachments');
    return { done: 'guard' };
  },
};
