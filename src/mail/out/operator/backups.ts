import { defineMail } from '../define.ts';
import type { MailTools } from '../define.ts';

/**
 * Mails to operators about their backups. `data`: when (`at`), the problem, the store (`to`), the name (null when the backup was not made),
 * its bytes, and whether one of the operator's keys opens it (`hasOperator`).
 */
const shared = { category: null, readable: true, many: false, fixed: true } as const;

/** The address of the installation that a mail is about: an operator may run several. */
const siteOf = ({ url }: MailTools): URL => new URL(new URL(url('/')).origin);

export const backupFailedMail = defineMail({
  ...shared,
  kind: 'backup-failed',
  wording: [
    'mail.backup-failed.subject',
    'mail.backup-failed.body',
    'mail.backup-failed.unmade',
    'mail.backup-failed.next',
    'mail.backup-failed.button',
  ],
  compose: (tools, data) => {
    const { t, when } = tools;
    const site = siteOf(tools);
    const isMade = data.name !== null;
    return Promise.resolve({
      subject: t('mail.backup-failed.subject', { site: site.host }),
      blocks: [
        {
          p: t(isMade ? 'mail.backup-failed.body' : 'mail.backup-failed.unmade', {
            when: when(new Date(data.at)),
          }),
        },
        { list: [data.problem ?? ''], lang: 'en' },
        { p: t('mail.backup-failed.next') },
        { button: t('mail.backup-failed.button'), href: `${site.origin}/operator/backups` },
      ],
    });
  },
});

export const backupHoldsMail = defineMail({
  ...shared,
  kind: 'backup-holds',
  wording: [
    'mail.backup-holds.subject',
    'mail.backup-holds.body',
    'mail.backup-holds.key',
    'mail.backup-holds.no-key',
    'mail.backup-holds.button',
    'mail.backup-holds.next',
  ],
  compose: (tools, data) => {
    const { t, when } = tools;
    const site = siteOf(tools);
    const mb = Math.ceil((data.bytes ?? 0) / 1e6);
    const name = data.name === null ? '' : `/${data.name}`;
    const hasKey = data.hasOperator !== false;
    return Promise.resolve({
      subject: t('mail.backup-holds.subject', { site: site.host }),
      blocks: [
        { p: t('mail.backup-holds.body', { when: when(new Date(data.at)), mb }) },
        { list: [`${data.to}${name}`], lang: 'en' },
        { p: t(hasKey ? 'mail.backup-holds.key' : 'mail.backup-holds.no-key') },
        ...(hasKey
          ? []
          : [{ button: t('mail.backup-holds.button'), href: `${site.origin}/operator/backups` }]),
        { p: t('mail.backup-holds.next') },
      ],
    });
  },
});
