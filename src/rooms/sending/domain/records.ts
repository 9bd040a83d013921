import { isIP } from 'node:net';
import type { DkimKey } from './dkim.ts';
import type { MailServer } from '../servers/mailServers.ts';
import type { MailCheck, MailSender, RecordName } from '../servers/mailSettings.ts';

/** One record to enter where the domain is managed. */
export interface DnsRecord {
  name: RecordName;
  /** The domain it stands at, whole. */
  host: string;
  type: 'TXT' | 'MX';
  value: string;
  /** False when mail can be sent without it. */
  needed: boolean;
}

/** The SPF entries that providers want, by the end of their server's name. */
const INCLUDES: readonly (readonly [end: string, include: string])[] = [
  ['mailgun.org', 'include:mailgun.org'],
  ['sendgrid.net', 'include:sendgrid.net'],
  ['amazonaws.com', 'include:amazonses.com'],
  ['mtasv.net', 'include:spf.mtasv.net'],
  ['postmarkapp.com', 'include:spf.mtasv.net'],
  ['gmail.com', 'include:_spf.google.com'],
  ['google.com', 'include:_spf.google.com'],
  ['office365.com', 'include:spf.protection.outlook.com'],
  ['outlook.com', 'include:spf.protection.outlook.com'],
  ['brevo.com', 'include:spf.brevo.com'],
  ['sendinblue.com', 'include:spf.brevo.com'],
  ['mailjet.com', 'include:spf.mailjet.com'],
  ['ovh.net', 'include:mx.ovh.com'],
  ['gandi.net', 'include:_mailcust.gandi.net'],
  ['infomaniak.com', 'include:spf.infomaniak.ch'],
  ['zoho.com', 'include:zoho.com'],
  ['zoho.eu', 'include:zoho.eu'],
];

/** The part of an SPF record that lets a server send. A server on this machine sends from the host of the pages. */
export function mechanismOf(server: string, here: string): string {
  if (server === 'localhost' || server === '::1' || server.startsWith('127.')) return `a:${here}`;
  const version = isIP(server);
  if (version > 0) return `ip${version}:${server}`;
  const known = INCLUDES.find(([end]) => server === end || server.endsWith(`.${end}`));
  return known ? known[1] : `a:${server}`;
}

/** Every record mail needs, exactly as it is to be entered. */
export function recordsOf(
  sender: MailSender,
  added: readonly Pick<MailServer, 'host'>[],
  key: DkimKey | null,
): DnsRecord[] {
  const { domain, replyDomain } = sender;
  const servers = [...(sender.server ? [sender.server] : []), ...added.map(({ host }) => host)];
  const mechanisms = [...new Set(servers.map((server) => mechanismOf(server, sender.host)))];
  const spf = ['v=spf1', ...(mechanisms.length > 0 ? mechanisms : ['mx']), '~all'].join(' ');
  const records: DnsRecord[] = [{ name: 'spf', host: domain, type: 'TXT', value: spf, needed: true }];
  if (replyDomain !== domain)
    records.push({ name: 'reply-spf', host: replyDomain, type: 'TXT', value: spf, needed: true });
  if (key)
    records.push({
      name: 'dkim',
      host: `${key.selector}._domainkey.${domain}`,
      type: 'TXT',
      value: `v=DKIM1; k=rsa; p=${key.publicKey}`,
      needed: true,
    });
  records.push(
    {
      name: 'dmarc',
      host: `_dmarc.${domain}`,
      type: 'TXT',
      value: `v=DMARC1; p=none; rua=mailto:${sender.address}`,
      needed: true,
    },
    { name: 'mx', host: replyDomain, type: 'MX', value: `10 ${sender.host}.`, needed: sender.takesMail },
  );
  return records;
}

/** Whether every record that is needed was found as it should be. */
export const isReady = (check: MailCheck, records: readonly DnsRecord[]): boolean =>
  records.every(({ name, needed }) => !needed || check.verdicts[name] === 'ok');
