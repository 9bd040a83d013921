import { z } from 'zod';
import { isLoopbackName } from '../lib/network/network.ts';
import type { Setting } from './setting.ts';

export interface BackupConfig {
  /** A folder, or s3://bucket/prefix; undefined for DATA_DIR/backups. */
  to: string | undefined;
  /** "03:10", UTC; null if no backup is made by itself. */
  at: string | null;
  keep: Keep;
  /** The access to an s3:// store; undefined while it is not set. */
  s3: { endpoint: string; region: string; keyId: string; secret: string } | undefined;
  /** Whether a backup is made before a newer version changes the schema. */
  beforeUpgrade: boolean;
}

/** The number of days, weeks and months of which the last backup is kept. */
export interface Keep {
  days: number;
  weeks: number;
  months: number;
}

const text = z.string();

export const backupSettings: readonly Setting[] = [
  {
    name: 'BACKUP_TO',
    about:
      'Where backups go: a folder, best on another disk, or s3://bucket/prefix; DATA_DIR/backups by default.',
    preset: '',
    schema: text.refine(
      (value) => !value.includes('://') || /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/.test(value),
      'must be a folder, or s3://bucket/prefix',
    ),
  },
  {
    name: 'BACKUP_AT',
    about: 'When a backup is made each night and proven by restoring it, in UTC; off for never.',
    preset: '03:10',
    schema: text.refine(
      (value) => value === 'off' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
      'must be a time such as 03:10, or off',
    ),
  },
  {
    name: 'BACKUP_KEEP',
    about: 'How many are kept: the last of each of so many days, weeks and months.',
    preset: '7,4,0',
    schema: text.refine(
      (value) => /^[1-9]\d{0,2},\d{1,3},\d{1,3}$/.test(value),
      'must be three numbers such as 7,4,0, the first at least 1',
    ),
  },
  {
    name: 'BACKUP_S3_ENDPOINT',
    about: 'Address of the S3-compatible store, such as https://s3.eu-central-1.amazonaws.com.',
    preset: '',
    schema: text.refine(isStore, 'must be an https address without a path'),
  },
  {
    name: 'BACKUP_S3_REGION',
    about: 'Its region.',
    preset: 'us-east-1',
    schema: text,
  },
  { name: 'BACKUP_S3_KEY_ID', about: 'Access key of the store.', preset: '', schema: text },
  {
    name: 'BACKUP_S3_SECRET',
    about: 'Secret of that access key.',
    preset: '',
    secret: true,
    schema: text,
  },
  {
    name: 'BACKUP_BEFORE_UPGRADE',
    about: 'Whether a backup is made before a newer version changes the schema: yes or no.',
    preset: 'yes',
    schema: z.enum(['yes', 'no'], 'must be yes or no'),
  },
];

function isStore(value: string): boolean {
  const url = URL.parse(value);
  if (!url || url.pathname !== '/' || url.search || url.username) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname));
}

export function backupProblems(values: Record<string, unknown>): string[] {
  if (!String(values['BACKUP_TO'] ?? '').startsWith('s3://')) return [];
  const missing = ['BACKUP_S3_ENDPOINT', 'BACKUP_S3_KEY_ID', 'BACKUP_S3_SECRET'].filter(
    (name) => !values[name],
  );
  return missing.map((name) => `${name} is needed with BACKUP_TO=s3://…`);
}

export function backupOf(values: Record<string, unknown>): BackupConfig {
  const given = (name: string): string | undefined => values[name] as string | undefined;
  const [days = 7, weeks = 4, months = 0] = (given('BACKUP_KEEP') ?? '7,4,0').split(',').map(Number);
  const [endpoint, keyId, secret] = ['ENDPOINT', 'KEY_ID', 'SECRET'].map((name) =>
    given(`BACKUP_S3_${name}`),
  );
  return {
    to: given('BACKUP_TO'),
    at: given('BACKUP_AT') === 'off' ? null : (given('BACKUP_AT') ?? '03:10'),
    keep: { days, weeks, months },
    beforeUpgrade: values['BACKUP_BEFORE_UPGRADE'] !== 'no',
    s3:
      endpoint && keyId && secret
        ? { endpoint, region: given('BACKUP_S3_REGION') ?? 'us-east-1', keyId, secret }
        : undefined,
  };
}
