import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsTable } from '../scripts/settingsTable.ts';
import { loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { CERTIFICATE } from './web/machines/hooks/ses.fixture.ts';

const accepted = (env: Record<string, string>): Config => {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
};
const refused = (env: Record<string, string>): string[] => {
  const loaded = loadConfig(env);
  return loaded.ok ? [] : loaded.problems;
};

describe('settings', () => {
  test('nothing set gives a server for this machine only', () => {
    expect(accepted({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      isLoopback: true,
      role: 'all',
      databaseUrl: undefined,
      smtpUrl: undefined,
      trustedProxies: [],
    });
  });
  test('the public address follows the port unless set', () => {
    expect(accepted({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(accepted({ PORT: '8080', PUBLIC_URL: 'https://m.example.org/' })).toMatchObject({
      publicUrl: 'https://m.example.org',
      isLoopback: false,
    });
  });
  test('an empty value counts as not set', () => {
    expect(accepted({ PORT: '', SMTP_URL: '  ' })).toMatchObject({ port: 3000, smtpUrl: undefined });
  });
  test('mail servers may be known by certificates of the operator’s, several in one file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'antipode-config-'));
    const path = join(folder, 'mail.pem');
    writeFileSync(path, `${CERTIFICATE}${CERTIFICATE}`);
    expect(accepted({ MAIL_TLS_CA_FILE: path }).mailTlsCa).toContain('BEGIN CERTIFICATE');
    rmSync(folder, { recursive: true });
  });
  test('a sender may carry a name', () => {
    expect(accepted({ MAIL_FROM: '"Mentoring, all" <hello@example.org>' }).mailFrom).toEqual({
      name: 'Mentoring, all',
      address: 'hello@example.org',
    });
  });

  for (const [name, value, says] of [
    ['PORT', 'abc', 'whole number'],
    ['PORT', '70000', 'whole number'],
    ['PORT', '0', 'whole number'],
    ['HOST', 'mentoring', 'IP address'],
    ['PUBLIC_URL', 'mentoring.example.org', 'such as https://'],
    ['PUBLIC_URL', 'http://mentoring.example.org', 'must be https'],
    ['PUBLIC_URL', 'http://127.0.0.1.example.org', 'must be https'],
    ['PUBLIC_URL', 'https://example.org/mentoring', 'without a path'],
    ['DATABASE_URL', 'mysql://h/d', 'postgres://'],
    ['SMTP_URL', 'mail.example.org', 'smtp://'],
    ['MAIL_TLS_CA', '/etc/ssl/mine.pem', 'certificates in PEM'],
    ['MAIL_TLS_CA', CERTIFICATE.replaceAll(/[A-Z]/g, 'A'), 'certificates in PEM'],
    ['MAIL_FROM', 'nobody', 'must be an address'],
    ['MAIL_FROM', 'a@example.org\nBcc: b@example.org', 'must be an address'],
    ['STUN_URLS', 'turn.example.org', 'stun:turn.example.org'],
    ['STUN_URLS', 'turn:turn.example.org', 'stun:turn.example.org'],
    ['TURN_URLS', 'turn:a.example,https://a.example', 'at most four'],
    [
      'TURN_URLS',
      'turn:a.example,turn:b.example,turn:c.example,turn:d.example,turn:e.example',
      'at most four',
    ],
    ['TURN_SECRET', 'short', '32 characters'],
    ['SECRET_KEY', 'short', '32 characters'],
    ['SECRET_KEY_OLD', 'short,shorter', '32 characters'],
    ['ROLE', 'boss', 'all, web or worker'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', 'networks'],
    ['TRUSTED_PROXIES', 'proxy', 'networks'],
    ['LOG_LEVEL', 'loud', 'debug, info'],
  ] as const) {
    test(`${name}=${JSON.stringify(value)} is refused with one line that says why`, () => {
      const problems = refused({ [name]: value });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`${name} must`);
      expect(problems[0]).toContain(says);
    });
  }

  test('every wrong value has its own line', () => {
    expect(refused({ PORT: 'x', ROLE: 'y' })).toHaveLength(2);
  });
  test('a wrong secret is not repeated in the message', () => {
    expect(refused({ SECRET_KEY: 'hush-hush' })[0]).not.toContain('hush-hush');
    expect(refused({ SMTP_URL: 'ftp://me:hush-hush@example.org' })[0]).not.toContain('hush-hush');
  });
  test('mail needs a sender', () => {
    expect(refused({ SMTP_URL: 'smtp://localhost' })).toEqual([
      'MAIL_FROM is needed with SMTP_URL: the address mails come from',
    ]);
  });
  test('a relay needs its secret, and the secret a relay; neither is said again', () => {
    const TURN_SECRET = 'hush-hush-hush-hush-hush-hush-hush';
    expect(refused({ TURN_URLS: 'turn:a.example' })).toEqual([
      'TURN_SECRET is needed with TURN_URLS: the static-auth-secret of the relay',
    ]);
    expect(refused({ TURN_SECRET })).toEqual([
      'TURN_URLS is needed with TURN_SECRET: the addresses of the relay',
    ]);
    expect(refused({ TURN_SECRET: 'hush-hush' })[0]).not.toContain('hush-hush');
    expect(accepted({}).calls).toEqual({ stun: [], turn: [], secret: undefined });
    const set = {
      STUN_URLS: 'stun:a.example',
      TURN_URLS: 'turn:a.example, turns:a.example:443',
      TURN_SECRET,
    };
    expect(accepted(set).calls).toEqual({
      stun: ['stun:a.example'],
      turn: ['turn:a.example', 'turns:a.example:443'],
      secret: TURN_SECRET,
    });
  });
  test('a value can come from a file, but not from both places, and the file must be there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'antipode-config-'));
    const path = join(folder, 'url');
    writeFileSync(path, 'postgres://h/d\n');
    expect(accepted({ DATABASE_URL_FILE: path }).databaseUrl).toBe('postgres://h/d');
    expect(refused({ DATABASE_URL_FILE: path, DATABASE_URL: 'postgres://h/e' })[0]).toContain('both set');
    rmSync(folder, { recursive: true });
    expect(refused({ DATABASE_URL_FILE: path })[0]).toContain('DATABASE_URL_FILE cannot be read');
  });
});

test('the table in the handbook is the list of settings', () => {
  const handbook = readFileSync(new URL('../docs/self-hosting.md', import.meta.url), 'utf8');
  expect(handbook).toContain(`\n\n${settingsTable()}\n\n`);
});
