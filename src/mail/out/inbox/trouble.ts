import { LIMITS } from '../../../rooms/inbox/index.ts';
import { defineMail } from '../define.ts';
import { INBOX_TROUBLES } from './kinds.ts';

/** Tells a volunteer why their answer by mail, or a file with it, was not passed on. `data.reason`, `data.thread` or `data.concern`. */
export const inboxTroubleMail = defineMail({
  kind: 'inbox-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.inbox-trouble.subject',
    'mail.inbox-trouble.subject-attachments',
    ...INBOX_TROUBLES.map((reason) => `mail.inbox-trouble.${reason}` as const),
    'mail.inbox-notice.open',
  ],
  answer: (data) =>
    data.concern === undefined
      ? { kind: 'desk', subject: data.thread ?? 0 }
      : { kind: 'guard', subject: data.concern },
  compose: ({ t, url, programme }, { reason, thread, concern }) => {
    return Promise.resolve({
      subject: t(
        reason === 'attachments' ? 'mail.inbox-trouble.subject-attachments' : 'mail.inbox-trouble.subject',
      ),
      blocks: [
        { p: t(`mail.inbox-trouble.${reason}`, { programme: programme.name, max: LIMITS.message }) },
        {
          button: t('mail.inbox-notice.open'),
          href: url(concern === undefined ? `/workbench/inbox/${thread ?? 0}` : '/workbench'),
        },
      ],
    });
  },
});
