import { answerByMail } from '../../../rooms/inbox/index.ts';
import { answerKindly } from '../answer.ts';
import type { Handler } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import { wordsOf } from '../words.ts';

/** A volunteer's answer to the mail that told them of a message: it goes on to who wrote that, under the programme's name. */
export const deskHandler: Handler = {
  kind: 'desk',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const volunteer = incoming.sender.person!.id;
    const trouble = (reason: string) =>
      answerKindly(ctx, incoming, {
        programme: target.programme,
        person: volunteer,
        kind: 'inbox-trouble',
        data: { reason, thread: target.subject },
      });
    const answered = await answerByMail(ctx, {
      programme: target.programme,
      volunteer,
      thread: target.subject,
      body: wordsOf(incoming.message).kept,
      formKey: String(incoming.id),
    });
    if (!answered.ok) return trouble(answered.reason);
    if (hasAttachments(incoming.message)) await trouble('attachments');
    return { done: 'desk' };
  },
};
