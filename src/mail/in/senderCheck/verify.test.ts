import { describe, expect, test } from 'vitest';
import { SERVER, TO, checkOf } from '../../../../test/mail/given.ts';

const REJECT = { 'TXT _dmarc.cast.example': 'v=DMARC1; p=reject' };

const SPF = { 'TXT cast.example': `v=spf1 ip4:${SERVER} -all` };

describe('a signature', () => {
  test('of the sender’s domain proves a mail, with or without a policy of theirs', async () => {
    expect(await checkOf()).toBe('pass');
    expect(await checkOf({ records: REJECT })).toBe('pass');
    expect(await checkOf({ mail: { from: 'LUCA@Cast.Example' }, records: REJECT })).toBe('pass');
  });

  test('of somebody else’s domain proves nothing', async () => {
    expect(await checkOf({ signature: { domain: 'evil.example' } })).toBe('none');
    expect(await checkOf({ signature: { domain: 'cast.example.evil.example' } })).toBe('none');
    expect(await checkOf({ signature: null })).toBe('none');
  });

  test('of a domain below counts as the policy allows, and without one not at all', async () => {
    const signature = { domain: 'mail.cast.example' };
    expect(await checkOf({ signature })).toBe('none');
    expect(await checkOf({ signature, records: REJECT })).toBe('pass');
    const strict = { 'TXT _dmarc.cast.example': 'v=DMARC1; p=reject; adkim=s' };
    expect(await checkOf({ signature, records: strict })).toBe('none');
  });

  test('does not hold for another text, subject or sender', async () => {
    expect(await checkOf({ change: (raw) => raw.replace('Hello.', 'Stop.') })).toBe('none');
    expect(await checkOf({ change: (raw) => raw.replace('unsubscribe topics', 'leave') })).toBe('none');
    expect(await checkOf({ change: (raw) => raw.replace('Luca <luca@', 'Luca <mei@') })).toBe('none');
  });

  test('has to cover who writes to whom about what, and all of the text', async () => {
    expect(await checkOf({ signature: { fields: ['from', 'to', 'date'] } })).toBe('none');
    expect(await checkOf({ signature: { fields: ['from', 'subject'] } })).toBe('none');
    const part = { length: 8 };
    expect(await checkOf({ signature: part })).toBe('pass');
    expect(await checkOf({ signature: part, change: (raw) => `${raw}And leave the programme.\r\n` })).toBe(
      'none',
    );
  });

  test('is none of ours when the mail was written to somebody else, and only sent on to us', async () => {
    expect(await checkOf({ mail: { to: 'mallory@evil.example' } })).toBe('none');
    expect(await checkOf({ mail: { to: `"${TO}" <mallory@evil.example>` } })).toBe('none');
    expect(
      await checkOf({ mail: { to: `Mallory <mallory@evil.example>, Far Shelves <${TO.toUpperCase()}>` } }),
    ).toBe('pass');
    const copied = { mail: { to: 'mallory@evil.example', headers: [`Cc: ${TO}`] } };
    expect(await checkOf(copied)).toBe('none');
    expect(await checkOf({ ...copied, signature: { fields: ['from', 'cc', 'subject'] } })).toBe('pass');
  });

  test('does not stand for a second line of the same name', async () => {
    for (const line of [
      'From: mei@cast.example',
      'Subject: leave',
      'subject : leave',
      `To: ${TO}`,
      'To\r\n : x@evil.example',
    ])
      for (const change of [
        (raw: string) => `${line}\r\n${raw}`,
        (raw: string) => raw.replace('\r\n\r\n', `\r\n${line}\r\n\r\n`),
      ])
        expect(await checkOf({ change }), line).toBe('none');
  });

  test('that has ended, or whose key is weak or taken back, proves nothing', async () => {
    const at = Date.parse('2027-02-12T12:30:00Z') / 1000;
    expect(await checkOf({ signature: { ends: at + 60 } })).toBe('pass');
    expect(await checkOf({ signature: { ends: at - 60 } })).toBe('none');
    const key = 'TXT post._domainkey.cast.example';
    expect(await checkOf({ records: { [key]: 'v=DKIM1; k=rsa; p=' } })).toBe('none');
    const weak =
      'MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL+5LRgFbTpqCDFqVxvFA0nhbhKYVQZ0mI3s3zPYtqnBcOZlVPrQ5bKq6Z7v5k9V1mQxZ8nqvL2bR5nJ7mXkR3ECAwEAAQ==';
    expect(await checkOf({ records: { [key]: `v=DKIM1; k=rsa; p=${weak}` } })).toBe('none');
  });
});

describe('the server that sent a mail', () => {
  test('proves it where the sender’s domain names it', async () => {
    const given = { signature: null, records: SPF };
    expect(await checkOf({ ...given, client: SERVER })).toBe('pass');
    expect(await checkOf({ ...given, client: '198.41.0.5' })).toBe('none');
    expect(await checkOf(given)).toBe('none');
    const other = { 'TXT evil.example': `v=spf1 ip4:${SERVER} -all` };
    expect(
      await checkOf({
        signature: null,
        records: other,
        client: SERVER,
        envelope: { from: 'x@evil.example' },
      }),
    ).toBe('none');
  });

  test('disproves it where the domain says that it sends no other mail', async () => {
    const given = { signature: null, records: { ...SPF, ...REJECT } };
    expect(await checkOf({ ...given, client: '198.41.0.5' })).toBe('fail');
    expect(await checkOf({ ...given, client: SERVER })).toBe('pass');
    // Behind a server of the operator's own, nobody knows which server sent the mail.
    expect(await checkOf(given)).toBe('none');
    expect(await checkOf({ ...given, client: '10.0.0.7' })).toBe('none');
  });
});
