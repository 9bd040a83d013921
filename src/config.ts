import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { backupOf, backupProblems, backupSettings } from './config/backup.ts';
import type { BackupConfig } from './config/backup.ts';
import { callProblems, callSettings, callsOf } from './config/calls.ts';
import type { CallsConfig } from './config/calls.ts';
import { mailInOf, mailInSettings } from './config/mailIn.ts';
import type { MailInConfig } from './config/mailIn.ts';
import { mailHooksOf, mailOutSettings } from './config/mailOut.ts';
import type { MailHooks } from './config/mailOut.ts';
import { listed, rule, text } from './config/setting.ts';
import type { Setting } from './config/setting.ts';
import { signInOf, signInProblems, signInSettings } from './config/signIn.ts';
import type { SignInProvider } from './config/signIn.ts';
import { distFolder } from './lib/files/dist.ts';
import { isLoopbackName } from './lib/network/network.ts';
import { Refusal } from './lib/refusal.ts';
import { domainOf, isMailbox } from './lib/address/parts.ts';

export type Config = {
  port: number;
  host: string;
  /** An absolute path. */
  dataDir: string;
  /** The origin, without a trailing slash. */
  publicUrl: string;
  /** True if publicUrl is only this machine: plain cookies and the developer's mailbox are then allowed. */
  isLoopback: boolean;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: { name: string; address: string } | undefined;
  /** PEM certificates that identify the operator's own mail servers. */
  mailTlsCa: string | undefined;
  mailHooks: MailHooks;
  dnsServers: string[];
  mailIn: MailInConfig;
  /** Ways to sign in besides the mailed code, in the order of their buttons. */
  signIn: readonly SignInProvider[];
  backup: BackupConfig;
  calls: CallsConfig;
  secretKey: string | undefined;
  oldSecretKeys: string[];
  role: 'all' | 'web' | 'worker';
  trustedProxies: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** All settings, in the order in which they are printed. */
export const settings: readonly Setting[] = [
  {
    name: 'PORT',
    about: 'Port to listen on.',
    preset: '3000',
    schema: rule(
      (value) => /^\d{1,5}$/.test(value) && +value >= 1 && +value <= 65535,
      'must be a whole number from 1 to 65535',
    ).transform(Number),
  },
  {
    name: 'HOST',
    about: 'Address to listen on; only this machine unless told otherwise.',
    preset: '127.0.0.1',
    schema: rule(
      (value) => isIP(value) !== 0 || value === 'localhost',
      'must be an IP address, such as 127.0.0.1 or 0.0.0.0',
    ),
  },
  {
    name: 'DATA_DIR',
    about: 'Folder for the database and the secret key; private to its user.',
    preset: './data',
    schema: text,
  },
  {
    name: 'PUBLIC_URL',
    about: 'Address people use, without a path. Must be https, but for this machine itself.',
    preset: 'http://localhost:PORT',
    schema: text.check((value) => {
      const problem = originProblem(value.value);
      if (problem) value.issues.push({ code: 'custom', message: problem, input: value.value });
    }),
  },
  {
    name: 'DATABASE_URL',
    about: 'A PostgreSQL server (17 or newer) instead of the one that comes along.',
    preset: '',
    secret: true,
    schema: rule(
      (value) => hasScheme(value, ['postgres:', 'postgresql:']),
      'must look like postgres://user:password@host/database',
    ),
  },
  {
    name: 'SMTP_URL',
    about: 'Mail server to send with. Without it nothing leaves the machine and mails land at /dev/mail.',
    preset: '',
    secret: true,
    schema: rule(
      (value) => hasScheme(value, ['smtp:', 'smtps:']),
      'must look like smtp://user:password@host:587 or smtps://user:password@host',
    ),
  },
  {
    name: 'MAIL_FROM',
    about: 'Sender of all mail, as an address or as Name <address>. Needed with SMTP_URL.',
    preset: '',
    schema: rule(
      (value) => parseSender(value) !== undefined,
      'must be an address, or Name <address>',
    ).transform((value) => parseSender(value)),
  },
  ...mailOutSettings,
  ...mailInSettings,
  ...signInSettings,
  ...callSettings,
  ...backupSettings,
  {
    name: 'SECRET_KEY',
    about:
      'Secret from which all others are derived; otherwise DATA_DIR/secret.key, made at the first start.',
    preset: '',
    secret: true,
    schema: rule((value) => value.length >= 32, 'must have at least 32 characters'),
  },
  {
    name: 'SECRET_KEY_OLD',
    about: 'Earlier secrets, separated by commas; what they signed stays valid.',
    preset: '',
    secret: true,
    schema: listed((part) => part.length >= 32, 'must hold secrets of at least 32 characters each'),
  },
  {
    name: 'ROLE',
    about: 'What this process does: web (pages), worker (mail and jobs), or all.',
    preset: 'all',
    schema: z.enum(['all', 'web', 'worker'], 'must be all, web or worker'),
  },
  {
    name: 'TRUSTED_PROXIES',
    about:
      'Addresses or networks (10.0.0.0/8) of your own proxies, separated by commas; only their X-Forwarded headers count.',
    preset: '',
    schema: listed(isNetwork, 'must be IP addresses or networks such as 10.0.0.0/8, separated by commas'),
  },
  {
    name: 'LOG_LEVEL',
    about: 'How much to log: debug, info, warn or error.',
    preset: 'info',
    schema: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error'),
  },
];

type Env = Readonly<Record<string, string | undefined>>;

/** The source of a value, for `antipode config`. */
export type Source = 'default' | 'environment' | 'file';

export type LoadedConfig =
  | { ok: true; config: Config; sources: Map<string, { value: string; source: Source }> }
  | { ok: false; problems: string[] };

/** Reads every setting from NAME or, for a secret mounted as a file, from NAME_FILE. There is one line for each wrong value. */
export function loadConfig(env: Env = process.env): LoadedConfig {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  const sources = new Map<string, { value: string; source: Source }>();
  for (const setting of settings) {
    const read = readSetting(setting, env);
    if ('problem' in read) {
      problems.push(read.problem);
      continue;
    }
    const raw = read.value === '' ? presetOf(setting, values) : read.value;
    sources.set(setting.name, { value: raw, source: read.source });
    if (raw === '') continue;
    const parsed = setting.schema.safeParse(raw);
    if (parsed.success) values[setting.name] = parsed.data;
    else problems.push(problemLine(setting, raw, parsed.error.issues[0]?.message ?? 'is wrong'));
  }
  if (values['SMTP_URL'] !== undefined && !env['MAIL_FROM'] && !env['MAIL_FROM_FILE']) {
    problems.push('MAIL_FROM is needed with SMTP_URL: the address mails come from');
  }
  problems.push(...signInProblems(values), ...callProblems(values), ...backupProblems(values));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: shape(values, sources.get('DATA_DIR')?.source !== 'default'), sources };
}

function shape(values: Record<string, unknown>, isDataDirSet: boolean): Config {
  const publicUrl = new URL(values['PUBLIC_URL'] as string);
  const mailFrom = values['MAIL_FROM'] as Config['mailFrom'];
  const isLoopback = isLoopbackName(publicUrl.hostname);
  const smtpUrl = values['SMTP_URL'] as string | undefined;
  const domain = mailFrom ? domainOf(mailFrom.address).toLowerCase() : publicUrl.hostname;
  return {
    port: values['PORT'] as number,
    host: values['HOST'] as string,
    // The default folder belongs to the installation, whatever folder the command is called from.
    dataDir: resolve(isDataDirSet ? (values['DATA_DIR'] as string) : join(distFolder, '../data')),
    publicUrl: publicUrl.origin,
    isLoopback,
    databaseUrl: values['DATABASE_URL'] as string | undefined,
    smtpUrl,
    mailFrom,
    mailTlsCa: values['MAIL_TLS_CA'] as string | undefined,
    mailHooks: mailHooksOf(values),
    dnsServers: (values['DNS_SERVERS'] as string[] | undefined) ?? [],
    mailIn: mailInOf(values, { domain, isTried: isLoopback && smtpUrl === undefined }),
    signIn: signInOf(values),
    backup: backupOf(values),
    calls: callsOf(values),
    secretKey: values['SECRET_KEY'] as string | undefined,
    oldSecretKeys: (values['SECRET_KEY_OLD'] as string[] | undefined) ?? [],
    role: values['ROLE'] as Config['role'],
    trustedProxies: (values['TRUSTED_PROXIES'] as string[] | undefined) ?? [],
    logLevel: values['LOG_LEVEL'] as Config['logLevel'],
  };
}

function readSetting({ name }: Setting, env: Env): { value: string; source: Source } | { problem: string } {
  const direct = env[name]?.trim() ?? '';
  const path = env[`${name}_FILE`]?.trim() ?? '';
  if (direct !== '' && path !== '') return { problem: `${name} and ${name}_FILE are both set; keep one` };
  if (path === '') return { value: direct, source: direct === '' ? 'default' : 'environment' };
  try {
    return { value: readFileSync(path, 'utf8').trim(), source: 'file' };
  } catch (error) {
    return { problem: `${name}_FILE cannot be read: ${(error as Error).message}` };
  }
}

const presetOf = ({ name, preset }: Setting, values: Record<string, unknown>): string =>
  name === 'PUBLIC_URL' ? preset.replace('PORT', String(values['PORT'] ?? 3000)) : preset;

const problemLine = ({ name, secret }: Setting, value: string, message: string): string =>
  secret ? `${name} ${message}` : `${name} ${message}, not ${JSON.stringify(value)}`;

function originProblem(value: string): string | undefined {
  const url = URL.parse(value);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return 'must be an address such as https://mentoring.example.org';
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    return 'must be only scheme and host name, without a path';
  }
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname)) {
    return 'must be https: over plain http anyone on the way could read letters and sign in';
  }
  return undefined;
}

function hasScheme(value: string, schemes: string[]): boolean {
  const url = URL.parse(value);
  return url !== null && schemes.includes(url.protocol) && (url.host !== '' || url.searchParams.has('host'));
}

function isNetwork(value: string): boolean {
  const [address = '', bits, more] = value.split('/');
  const family = isIP(address);
  if (family === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function parseSender(value: string): { name: string; address: string } | undefined {
  if (/[\r\n]/.test(value)) return undefined;
  const framed = /^(.*)<([^<>]+)>$/.exec(value);
  const address = (framed?.[2] ?? value).trim();
  if (!isMailbox(address)) return undefined;
  const name = (framed?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return { name, address };
}

/** Like loadConfig, for commands: refuses wrong values, naming all of them. */
export function requireConfig(env: Env = process.env): Config {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Refusal(loaded.problems.join('\nantipode: '));
  return loaded.config;
}

/** Settings that only make sense on this machine, and the secrets, which a backup holds separately. */
const OF_THIS_MACHINE = new Set(['DATA_DIR', 'DATABASE_URL', 'SECRET_KEY', 'SECRET_KEY_OLD']);

/** The settings that somebody gave, by name, for setting this installation up again elsewhere. */
export function givenSettings(env: Env = process.env): Record<string, string> {
  const loaded = loadConfig(env);
  if (!loaded.ok) return {};
  const given = [...loaded.sources].filter(
    ([name, { source }]) => source !== 'default' && !OF_THIS_MACHINE.has(name),
  );
  return Object.fromEntries(given.map(([name, { value }]) => [name, value]));
}
