import { LIMITS } from '../../../rooms/inbox/index.ts';
import { defineMail } from '../define.ts';

const REASONS = ['attachments', 'empty', 'often', 'too-long', 'unknown'] as const;

/** To a volunteer: their answer by mail, or what was attached to it, did not go on, and why. `data.reason`, `data.thread` or `data.concern`. */
export const inboxTroubleMail = defineMail({
  kind: 'inbox-trouble',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.inbox-trouble.subject',
    'mail.inbox-trouble.subject-attachments',
    ...REASONS.map((reason) => `mail.inbox-trouble.${reason}` as const),
    'mail.inbox-notice.open',
  ],
  answer: (data) =>
    data['concern'] === undefined
      ? { kind: 'desk', subject: Number(data['thread']) }
      : { kind: 'guard', subject: Number(data['concern']) },
  compose: ({ t, url, programme }, data) => {
    const reason = REASONS.find((one) => one === data['reason']) ?? 'unknown';
    return Promise.resolve({
      subject: t(
        reason === 'attachments' ? 'mail.inbox-trouble.subject-attachments' : 'mail.inbox-trouble.subject',
      ),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [
        { p: t(`mail.inbox-trouble.${reason}`, { programme: programme.name, max: LIMITS.message }) },
        {
          button: t('mail.inbox-notice.open'),
          href: url(
            data['concern'] === undefined ? `/workbench/inbox/${Number(data['thread'])}` : '/workbench',
          ),
        },
      ],
    });
  },
});
