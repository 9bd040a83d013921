import { answerByMail } from '../../../rooms/inbox/index.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import type { InboxTrouble } from '../../out/inbox/kinds.ts';

/** A volunteer's answer to the mail that told them of a message. It goes on to the message's writer, under the programme's name. */
export const deskHandler: Handler = {
  kind: 'desk',
  tooLarge: ({ subject }) => ({ kind: 'inbox-trouble', data: { reason: 'too-long', thread: subject } }),
  handle: async (ctx, incoming, target) => {
    const volunteer = incoming.sender.person!.id;
    const told = (reason: InboxTrouble) => ({
      programme: target.programme,
      person: volunteer,
      kind: 'inbox-trouble' as const,
      data: { reason, thread: target.subject },
    });
    const answered = await answerByMail(ctx, {
      programme: target.programme,
      volunteer,
      thread: target.subject,
      body: incoming.message.words.kept,
      formKey: String(incoming.id),
    });
    if (!answered.ok)
      return answerKindly(ctx, incoming, told(answered.reason === 'newer' ? 'unknown' : answered.reason));
    // The words were passed on, so no tray shows the files that stayed behind: the volunteer is told each time.
    if (hasAttachments(incoming.message)) await continueConversation(ctx, incoming, told('attachments'));
    return { done: 'desk' };
  },
};
