import { describe, expect, test } from 'vitest';
import { loadConfig } from '../config.ts';

const mailIn = (env: Record<string, string>) => {
  const loaded = loadConfig(env);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config.mailIn;
};
const refused = (env: Record<string, string>): string[] => {
  const loaded = loadConfig(env);
  return loaded.ok ? [] : loaded.problems;
};
const FROM = { MAIL_FROM: 'Far Shelves <post@Shelves.example>' };

describe('mail that comes in', () => {
  test('is off by default, and then nobody is asked to reply by mail', () => {
    const off = { listen: undefined, imap: undefined, webhookSecret: undefined, replies: undefined };
    expect(mailIn({ ...FROM, SMTP_URL: 'smtp://mail.example' })).toMatchObject(off);
    expect(mailIn({ ...FROM, PUBLIC_URL: 'https://shelves.example' })).toMatchObject(off);
  });

  test('is answered at /dev/mail while nothing leaves this machine, so mails ask for it', () => {
    expect(mailIn({}).replies).toEqual({ before: 'reply+', after: '', domain: 'localhost' });
    expect(mailIn({})).toMatchObject({ listen: undefined, imap: undefined, webhookSecret: undefined });
  });

  test('is answered at the sender’s domain, or as REPLY_ADDRESS says, once a way in is open', () => {
    const open = { ...FROM, MAIL_IN_LISTEN: 'lmtp://127.0.0.1:2424' };
    expect(mailIn(open).replies).toEqual({ before: 'reply+', after: '', domain: 'shelves.example' });
    const other = { ...open, REPLY_ADDRESS: 'Mentoring+*@Example.org' };
    expect(mailIn(other).replies).toEqual({ before: 'mentoring+', after: '', domain: 'example.org' });
  });

  test('listens where it is told to, for LMTP or SMTP', () => {
    expect(mailIn({ MAIL_IN_LISTEN: 'lmtp://127.0.0.1:2424' }).listen).toEqual({
      mode: 'lmtp',
      host: '127.0.0.1',
      port: 2424,
    });
    expect(mailIn({ MAIL_IN_LISTEN: 'smtp://[::]' }).listen).toEqual({ mode: 'smtp', host: '::', port: 25 });
  });

  test('is fetched from a mailbox whose password may hold anything', () => {
    expect(
      mailIn({ MAIL_IN_IMAP: 'imaps://me%40a.example:p%3A%2F%40@imap.a.example/Inbox%2FNew' }).imap,
    ).toEqual({
      host: 'imap.a.example',
      port: 993,
      secure: true,
      user: 'me@a.example',
      password: 'p:/@',
      mailbox: 'Inbox/New',
    });
  });

  test('takes a password with a % that begins no escape as it stands', () => {
    expect(mailIn({ MAIL_IN_IMAP: 'imaps://me:50%zz%@imap.a.example/INBOX' }).imap).toMatchObject({
      user: 'me',
      password: '50%zz%',
    });
  });

  test.each([
    ['MAIL_IN_LISTEN', 'http://127.0.0.1'],
    ['MAIL_IN_LISTEN', '127.0.0.1:25'],
    ['MAIL_IN_IMAP', 'imaps://nobody@imap.a.example'],
    ['MAIL_IN_WEBHOOK_SECRET', 'short'],
    ['MAIL_IN_TLS_CERT', 'not a certificate'],
    ['MAIL_IN_MAX_MB', '0'],
    ['REPLY_ADDRESS', 'reply@shelves.example'],
    ['REPLY_ADDRESS', 'a-very-long-word-before-it+*@shelves.example'],
  ])('refuses %s=%s, and does not repeat a secret', (name, value) => {
    const problems = refused({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    if (/IMAP|SECRET/.test(name)) expect(problems[0]).not.toContain(value);
  });
});
