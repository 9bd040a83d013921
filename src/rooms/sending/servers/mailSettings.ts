import type { Ctx } from '../../ctx.ts';
import { readSetting, settingRows, settingsIn, writeSetting } from '../../settings/index.ts';

/** The installation's settings about mail. */
interface MailSettings {
  /** The sender and the way of sending, as the last start found them. */
  'mail-sender': MailSender;
  'mail-check': MailCheck;
  'mail-test': MailTest;
  /** Limits of the server in SMTP_URL. */
  'mail-limits': Limits;
  'mail-slow-start': { since: string } | null;
}

export interface MailSender {
  address: string;
  domain: string;
  /** Host of SMTP_URL; null without. */
  server: string | null;
  /** The domain where answers and bounces come in; the sender's domain while none do. */
  replyDomain: string;
  /** Whether mail comes in at all. */
  takesMail: boolean;
  /** Host of the pages. */
  host: string;
}

export type RecordName = 'spf' | 'reply-spf' | 'dkim' | 'dmarc' | 'mx';
export type Verdict = 'ok' | 'missing' | 'wrong' | 'unknown';

export interface MailCheck {
  at: string;
  domain: string;
  verdicts: Partial<Record<RecordName, Verdict>>;
}

export interface MailTest {
  at: string;
  to: string;
  /** Null when it left. */
  error: string | null;
}

/** How much may leave; null for no limit. */
export interface Limits {
  perMinute: number | null;
  perDay: number | null;
  domainPerMinute: number | null;
}

export async function mailSetting<K extends keyof MailSettings>(
  ctx: Pick<Ctx, 'db'>,
  key: K,
): Promise<MailSettings[K] | null> {
  return (await readSetting(ctx, key)) as MailSettings[K] | null;
}

const NAMES = ['mail-sender', 'mail-check', 'mail-test', 'mail-limits', 'mail-slow-start'] as const;

/** The rows of all mail settings, for use within a query. */
export const mailSettingRows = (db: Ctx['db']) => settingRows(db, NAMES);

/** The mail settings in those rows. */
export const mailSettingsIn = (rows: Parameters<typeof settingsIn>[1]) =>
  settingsIn(NAMES, rows) as { [K in keyof MailSettings]: MailSettings[K] | null };

export const setMailSetting = <K extends keyof MailSettings>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  key: K,
  value: MailSettings[K],
): Promise<void> => writeSetting(ctx, key, value);
