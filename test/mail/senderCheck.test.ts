import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { readMessage } from '../../src/mail/in/message/index.ts';
import { trustedResult } from '../../src/mail/in/senderCheck/results.ts';

const US = ['mx.shelves.example'];
const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** The records of outside names: the keys of a sender’s domain, and the servers it sends from. */
const zone: Record<string, string> = {
  'TXT post._domainkey.cast.example': `v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  'TXT _dmarc.cast.example': 'v=DMARC1; p=reject',
  'TXT cast.example': 'v=spf1 ip4:192.0.2.1 -all',
};

interface Sent {
  from?: string;
  /** The signer's domain; the mail is unsigned if absent. */
  signer?: string;
  ip?: string;
  envelope?: string;
}

/** A mail as it reaches us, with the results that our own mail server (here mailauth) wrote on top. */
async function arrives({ from = 'luca@cast.example', signer, ip = '203.0.113.9', envelope = from }: Sent) {
  const dkim = signer && {
    domainName: signer,
    keySelector: 'post',
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
  const { message } = await composer.sendMail({
    from,
    to: 'hello@far-shelves.example',
    subject: 'A question',
    text: 'When?',
    ...(dkim ? { dkim } : {}),
  });
  const { headers } = await authenticate(
    message as Buffer,
    {
      ip,
      helo: 'mx.cast.example',
      sender: envelope,
      mta: US[0]!,
      disableBimi: true,
      resolver: (name: string, type: string) => {
        const found = zone[`${type} ${name}`];
        return found === undefined
          ? Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }))
          : Promise.resolve([[found]]);
      },
    } as Parameters<typeof authenticate>[1],
  );
  const read = await readMessage(Buffer.concat([Buffer.from(headers), message as Buffer]));
  if (!read.ok) throw new Error(read.reason);
  return read.message;
}

test('a mail that is signed by its sender’s domain, or sent from where that sends, is proven to us', async () => {
  expect(trustedResult(await arrives({ signer: 'cast.example' }), US)).toBe('pass');
  expect(trustedResult(await arrives({ ip: '192.0.2.1' }), US)).toBe('pass');
});

test('a mail that is neither, or only signed and sent by somebody else, is not', async () => {
  expect(trustedResult(await arrives({}), US)).toBe('fail');
  zone['TXT post._domainkey.evil.example'] = zone['TXT post._domainkey.cast.example']!;
  zone['TXT evil.example'] = 'v=spf1 ip4:203.0.113.9 -all';
  const evil = { signer: 'evil.example', envelope: 'a@evil.example' };
  expect(trustedResult(await arrives(evil), US)).toBe('fail');
  expect(trustedResult(await arrives({ ...evil, from: 'a@evil.example' }), US)).toBe('pass');
});

const withResults = (value: string) => ({
  from: { name: '', address: 'luca@cast.example' },
  headers: [{ key: 'authentication-results', value }],
});

test('of what no server of ours wrote, or one that does not look at signatures, nothing is said', async () => {
  expect(trustedResult(await arrives({ signer: 'cast.example' }), ['mx.another.example'])).toBeNull();
  expect(
    trustedResult(withResults('mx.shelves.example; spf=softfail smtp.mailfrom=cast.example'), US),
  ).toBeNull();
  expect(trustedResult(withResults('mx.shelves.example; dmarc=temperror; spf=none'), US)).toBeNull();
  expect(
    trustedResult(withResults('mx.shelves.example; dmarc=fail (p=none) header.from=cast.example'), US),
  ).toBe('none');
});
