import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { readMessage } from '../../src/mail/in/message/index.ts';
import { isProvenBy } from '../../src/mail/in/proof.ts';

const US = ['mx.shelves.example'];
const keys = generateKeyPairSync('rsa', { modulusLength: 1024 });
const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** Names of the world outside: where the keys of a sender’s domain stand, and from where it sends. */
const zone: Record<string, string> = {
  'TXT post._domainkey.cast.example': `v=DKIM1; k=rsa; p=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
  'TXT _dmarc.cast.example': 'v=DMARC1; p=reject',
  'TXT cast.example': 'v=spf1 ip4:192.0.2.1 -all',
};

interface Sent {
  from?: string;
  /** Whose key it is signed with; unsigned when absent. */
  signer?: string;
  ip?: string;
  envelope?: string;
}

/** A mail as it lies before us: with the results that a mail server of ours (here mailauth) wrote on top. */
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
  expect(isProvenBy(await arrives({ signer: 'cast.example' }), US)).toBe(true);
  expect(isProvenBy(await arrives({ ip: '192.0.2.1' }), US)).toBe(true);
});

test('a mail that is neither, or only signed and sent by somebody else, is not', async () => {
  expect(isProvenBy(await arrives({}), US)).toBe(false);
  zone['TXT post._domainkey.evil.example'] = zone['TXT post._domainkey.cast.example']!;
  zone['TXT evil.example'] = 'v=spf1 ip4:203.0.113.9 -all';
  const evil = { signer: 'evil.example', envelope: 'a@evil.example' };
  expect(isProvenBy(await arrives(evil), US)).toBe(false);
  expect(isProvenBy(await arrives({ ...evil, from: 'a@evil.example' }), US)).toBe(true);
  expect(isProvenBy(await arrives({ signer: 'cast.example' }), ['mx.another.example'])).toBe(false);
});
