import { defineMail } from '../define.ts';

/** What the operators read of their backups. `data`: when (at), what was wrong (problem), where it lies (to), and its bytes. */
const shared = { category: null, readable: true, many: false, fixed: true } as const;

export const backupFailedMail = defineMail({
  ...shared,
  kind: 'backup-failed',
  wording: ['mail.backup-failed.subject', 'mail.backup-failed.body', 'mail.backup-failed.next'],
  compose: ({ t, when }, data) =>
    Promise.resolve({
      subject: t('mail.backup-failed.subject'),
      blocks: [
        { p: t('mail.backup-failed.body', { when: when(new Date(String(data['at']))) }) },
        { list: [String(data['problem'])], lang: 'en' },
        { p: t('mail.backup-failed.next') },
      ],
    }),
});

export const backupHoldsMail = defineMail({
  ...shared,
  kind: 'backup-holds',
  wording: [
    'mail.backup-holds.subject',
    'mail.backup-holds.body',
    'mail.backup-holds.key',
    'mail.backup-holds.next',
  ],
  compose: ({ t, when }, data) => {
    const mb = Math.ceil(Number(data['bytes']) / 1e6);
    return Promise.resolve({
      subject: t('mail.backup-holds.subject'),
      blocks: [
        { p: t('mail.backup-holds.body', { when: when(new Date(String(data['at']))), mb }) },
        { list: [String(data['to'])], lang: 'en' },
        { p: t('mail.backup-holds.key') },
        { p: t('mail.backup-holds.next') },
      ],
    });
  },
});
