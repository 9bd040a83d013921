import { parseReplyForm } from '../mail/ownAddresses/replyAddress.ts';
import type { ReplyForm } from '../mail/ownAddresses/replyAddress.ts';
import { rule, text } from './setting.ts';
import type { Setting } from './setting.ts';

export interface MailInConfig {
  /** The listener for mail; undefined if this process does not listen for mail. */
  listen: { mode: 'lmtp' | 'smtp'; host: string; port: number } | undefined;
  /** PEM, for STARTTLS. */
  tls: { cert: string; key: string } | undefined;
  /** The mailbox to fetch from. */
  imap: ImapConfig | undefined;
  /** The folder of that mailbox for mails already fetched. */
  imapDone: string;
  /** The signing key of mail posted to /mail/incoming; undefined if nothing may be posted. */
  webhookSecret: string | undefined;
  /** The most octets of a mail. */
  maxSize: number;
  /** The most mails a minute from one network address. */
  perMinute: number;
  /** The most octets of mail an hour from one network address. */
  perHour: number;
  /** Names that our own servers write in Authentication-Results, in lower case. */
  authserv: readonly string[];
  /** Undefined while no way in is open: people then answer mails at the programme's own address. */
  replies: ReplyForm | undefined;
}

export interface ImapConfig {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  mailbox: string;
}

const number = (least: number, most: number) =>
  rule(
    (value) => /^\d{1,6}$/.test(value) && +value >= least && +value <= most,
    `must be a whole number from ${least} to ${most}`,
  ).transform(Number);
const pem = (word: string) =>
  rule(
    (value) => new RegExp(`-----BEGIN [A-Z ]*${word}-----`).test(value),
    `must be a PEM text with BEGIN ${word}`,
  );

/** Settings of incoming mail: everything is off by default. */
export const mailInSettings: readonly Setting[] = [
  {
    name: 'MAIL_IN_LISTEN',
    about:
      'Take mail on this address: lmtp://127.0.0.1:2424 behind your mail server, or smtp://0.0.0.0:25 without one.',
    preset: '',
    schema: rule(
      (value) => parseListen(value) !== undefined,
      'must look like lmtp://127.0.0.1:2424 or smtp://0.0.0.0:25',
    ).transform((value) => parseListen(value)),
  },
  {
    name: 'MAIL_IN_TLS_CERT',
    about: 'Certificate (PEM) for STARTTLS where we listen for mail; as MAIL_IN_TLS_CERT_FILE, with its key.',
    preset: '',
    schema: pem('CERTIFICATE'),
  },
  {
    name: 'MAIL_IN_TLS_KEY',
    about: 'Key (PEM) of that certificate; as MAIL_IN_TLS_KEY_FILE.',
    preset: '',
    secret: true,
    schema: pem('PRIVATE KEY'),
  },
  {
    name: 'MAIL_IN_MAX_MB',
    about: 'Largest mail taken, in megabytes.',
    preset: '25',
    schema: number(1, 100),
  },
  {
    name: 'MAIL_IN_PER_MINUTE',
    about: 'Mails a minute taken from one network address where we listen with smtp.',
    preset: '60',
    schema: number(1, 100_000),
  },
  {
    name: 'MAIL_IN_MB_PER_HOUR',
    about:
      'Megabytes of mail an hour taken from one network address where we listen with smtp; the rest is to come later.',
    preset: '100',
    schema: number(1, 100_000),
  },
  {
    name: 'MAIL_IN_IMAP',
    about: 'Mailbox to fetch from: imaps://user:password@host/INBOX, or imap:// on this machine.',
    preset: '',
    secret: true,
    schema: rule(
      (value) => parseImap(value) !== undefined,
      'must look like imaps://user:password@host/INBOX',
    ).transform((value) => parseImap(value)),
  },
  {
    name: 'MAIL_IN_IMAP_DONE',
    about: 'Folder of that mailbox where fetched mail is moved.',
    preset: 'Antipode',
    schema: text,
  },
  {
    name: 'MAIL_IN_WEBHOOK_SECRET',
    about: 'Secret that signs mail which a provider posts to /mail/incoming; off without it.',
    preset: '',
    secret: true,
    schema: rule((value) => value.length >= 32, 'must have at least 32 characters'),
  },
  {
    name: 'MAIL_IN_AUTHSERV',
    about:
      'Names under which your own mail server writes Authentication-Results, separated by commas. With them every answer must be proven.',
    preset: '',
    schema: text.transform((value) =>
      value
        .split(',')
        .map((part) => part.trim().toLowerCase())
        .filter((part) => part !== ''),
    ),
  },
  {
    name: 'REPLY_ADDRESS',
    about:
      'Where replies go, with * for the secret part: reply+*@your.domain. Used once a way in is open; by default at the domain of MAIL_FROM.',
    preset: '',
    schema: rule(
      (value) => parseReplyForm(value) !== undefined,
      'must look like reply+*@your.domain',
    ).transform((value) => parseReplyForm(value)),
  },
];

/**
 * `domain` is the sender's: replies go there unless REPLY_ADDRESS says otherwise. `isTried` is true if no mail leaves this machine:
 * /dev/mail then serves as a way in.
 */
export function mailInOf(
  values: Record<string, unknown>,
  { domain, isTried }: { domain: string; isTried: boolean },
): MailInConfig {
  const listen = values['MAIL_IN_LISTEN'] as MailInConfig['listen'];
  const imap = values['MAIL_IN_IMAP'] as MailInConfig['imap'];
  const webhookSecret = values['MAIL_IN_WEBHOOK_SECRET'] as string | undefined;
  const [cert, key] = ['MAIL_IN_TLS_CERT', 'MAIL_IN_TLS_KEY'].map(
    (name) => values[name] as string | undefined,
  );
  const form = (values['REPLY_ADDRESS'] as ReplyForm | undefined) ?? { before: 'reply+', after: '', domain };
  return {
    listen,
    tls: cert && key ? { cert, key } : undefined,
    imap,
    imapDone: values['MAIL_IN_IMAP_DONE'] as string,
    webhookSecret,
    maxSize: (values['MAIL_IN_MAX_MB'] as number) * 1024 * 1024,
    perMinute: values['MAIL_IN_PER_MINUTE'] as number,
    perHour: (values['MAIL_IN_MB_PER_HOUR'] as number) * 1024 * 1024,
    authserv: (values['MAIL_IN_AUTHSERV'] as string[] | undefined) ?? [],
    replies: listen || imap || webhookSecret || isTried ? form : undefined,
  };
}

function parseListen(value: string): MailInConfig['listen'] {
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'lmtp:' && url.protocol !== 'smtp:') || !url.hostname) return undefined;
  const mode = url.protocol === 'lmtp:' ? 'lmtp' : 'smtp';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { mode, host, port: Number(url.port) || (mode === 'lmtp' ? 24 : 25) };
}

function parseImap(value: string): ImapConfig | undefined {
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'imap:' && url.protocol !== 'imaps:')) return undefined;
  if (!url.hostname || !url.username || !url.password) return undefined;
  const secure = url.protocol === 'imaps:';
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    user: decoded(url.username),
    password: decoded(url.password),
    mailbox: decoded(url.pathname.slice(1)) || 'INBOX',
  };
}

/** A password may hold a bare %; SMTP_URL allows that too. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
