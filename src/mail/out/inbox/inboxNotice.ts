import { isolate } from '../../../i18n/translate.ts';
import { referencesFor, scopeFor, threadFor, threadForMail } from '../../../rooms/inbox/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/**
 * Brings a volunteer a message to the programme, to answer by mail or on the page. Holds nothing of a thread that safeguarding has taken.
 * It passes through the outbox unread. `data.thread`, `data.message`.
 */
export const inboxNoticeMail = defineMail({
  kind: 'inbox-notice',
  category: null,
  readable: false,
  many: false,
  answer: (data) => ({ kind: 'desk', subject: data.thread }),
  wording: [
    'mail.inbox-notice.subject',
    'mail.inbox-notice.subject-plain',
    'mail.inbox-notice.body',
    'mail.inbox-notice.answer',
    'mail.inbox-notice.pictures',
    'mail.inbox-notice.open',
    'mail.inbox-notice.private-subject',
    'mail.inbox-notice.private-body',
    'mail.reply.above',
  ],
  compose: async ({ ctx, programme, person, t, url, secret, canReply }, data) => {
    const message = data.message;
    const thread = data.thread;
    const found = await threadForMail(ctx, programme.id, message);
    if (!found || found.isSpam || (found.kind !== 'in' && !found.private)) return null;
    // A volunteer who has lost the role since then, or may no longer see the message, gets nothing.
    if (!(await threadFor(ctx, programme.id, await scopeFor(ctx, person), found.thread))) return null;
    const open = { button: t('mail.inbox-notice.open'), href: url(`/workbench/inbox/${thread}`) };
    if (found.private)
      return {
        subject: t('mail.inbox-notice.private-subject'),
        blocks: [
          {
            p: t('mail.inbox-notice.private-body', {
              reader: isolate(callOf(person)),
              programme: programme.name,
            }),
          },
          open,
        ],
      };
    const name = isolate(callOf(found.with) || t('inbox.nameless'));
    return {
      subject: found.subject
        ? t('mail.inbox-notice.subject', { name, subject: found.subject })
        : t('mail.inbox-notice.subject-plain', { name }),
      references: await referencesFor(ctx, programme.id, {
        thread,
        message,
        reader: person.id,
        kind: 'inbox-notice',
      }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.inbox-notice.body', { name, programme: programme.name }) },
        { letter: secret('message', message) },
        ...(found.hasPictures ? [{ p: t('mail.inbox-notice.pictures') }] : []),
        ...(canReply ? [{ p: t('mail.inbox-notice.answer', { name, programme: programme.name }) }] : []),
        open,
      ],
    };
  },
});
