import { referencesFor, threadForMail } from '../../../rooms/inbox/index.ts';
import { defineMail } from '../define.ts';

/**
 * A volunteer's answer to a message to the programme, under the programme's name, with the writer's own words below. It passes through the
 * outbox unread. `data.thread`, `data.message`, `data.quoted`.
 */
export const inboxAnswerMail = defineMail({
  kind: 'inbox-answer',
  category: null,
  readable: false,
  many: false,
  answer: (data) => ({ kind: 'inbox', subject: data.thread }),
  wording: [
    'mail.inbox-answer.subject',
    'mail.inbox-answer.subject-plain',
    'mail.inbox-answer.reply',
    'mail.inbox-answer.quoted',
    'mail.reply.above',
  ],
  compose: async ({ ctx, programme, person, t, when, secret, canReply }, data) => {
    const message = data.message;
    const found = await threadForMail(ctx, programme.id, message);
    if (!found || found.kind !== 'out') return null;
    const { quoted = null } = data;
    const before = quoted === null ? null : await threadForMail(ctx, programme.id, quoted);
    // Mailboxes also group mails by subject, so keep the person's own subject.
    const subject = found.subject.replace(/^(\s*re\s*:)+\s*/i, '');
    return {
      subject: subject
        ? before
          ? t('mail.inbox-answer.subject', { subject })
          : subject
        : t('mail.inbox-answer.subject-plain', { programme: programme.name }),
      references: await referencesFor(ctx, programme.id, {
        thread: data.thread,
        message,
        reader: person.id,
        kind: 'inbox-answer',
      }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: secret('message', message) },
        { p: t('mail.inbox-answer.reply') },
        ...(before && quoted !== null
          ? [
              {
                quote: secret('quoted', quoted),
                from: t('mail.inbox-answer.quoted', { when: when(before.at) }),
              },
            ]
          : []),
      ],
    };
  },
});
