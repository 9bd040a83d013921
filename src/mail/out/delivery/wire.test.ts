import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import { forNodemailer, inOnePiece } from './wire.ts';
import type { Outgoing } from './transport.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signing = {
  domain: 'shelves.example',
  selector: 'a1',
  pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
};

function composer(signed?: typeof signing, isOurs = true) {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' } as Parameters<
    typeof createTransport
  >[0]);
  if (isOurs) transport.use('stream', inOnePiece(signed) as never);
  return async (mail: Outgoing): Promise<string> => {
    const { message } = (await transport.sendMail(forNodemailer(mail))) as unknown as { message: Buffer };
    return message.toString();
  };
}

const mail = (words: Partial<Outgoing>): Outgoing => ({
  messageId: '<1@shelves.example>',
  date: new Date('2026-03-01T10:00:00Z'),
  from: { name: 'Far Shelves', address: 'mentoring@shelves.example' },
  to: { name: 'Amal', address: 'amal@readers.example' },
  replyTo: { name: 'Far Shelves', address: 'reply+1@shelves.example' },
  subject: 'A topic',
  text: 'Hello',
  html: '<p>Hello</p>',
  headers: { 'List-Id': '<far.shelves.example>' },
  isBulk: false,
  envelope: { from: 'bounce@shelves.example', to: 'amal@readers.example' },
  ...words,
});

/** Without what is drawn anew for each mail, and where a long line is broken. */
const comparable = (text: string): string =>
  text
    .replaceAll('=\r\n', '')
    .replaceAll(/--_NmP-[^"\r\n]*?(?=-Part|")/g, 'boundary')
    .replaceAll(/boundary="[^"]*"/g, '');

const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('\n', '\r\n', ' \n', '.\n', '=', '\t', 'é'.repeat(90), 'سلام '.repeat(30)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('a mail is written as the library writes it, with words of every kind and attachments', async () => {
  const [ours, library] = [composer(), composer(undefined, false)];
  await fc.assert(
    fc.asyncProperty(
      words,
      words,
      fc.option(fc.uint8Array({ maxLength: 300 })),
      async (text, html, bytes) => {
        const content = bytes && {
          filename: 'für dich.png',
          contentType: 'image/png',
          content: Buffer.from(bytes),
        };
        const written = mail({
          text,
          html,
          subject: text.slice(0, 90),
          ...(content ? { attachments: [content] } : {}),
        });
        const own = await ours(written);
        expect(
          own.split('\r\n').filter((line) => line.length > 76 && !/^[A-Za-z-]+: |^ /.test(line)),
        ).toEqual([]);
        expect(comparable(own)).toBe(comparable(await library(written)));
      },
    ),
    { numRuns: 150 },
  );
});

test('every signature holds', async () => {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const resolver = () => Promise.resolve([[`v=DKIM1; k=rsa; p=${publicKey}`]]);
  const send = composer(signing);
  await fc.assert(
    fc.asyncProperty(words, words, async (text, html) => {
      const { results } = await dkimVerify(
        Buffer.from(await send(mail({ text, html, subject: text.slice(0, 90) }))),
        { resolver },
      );
      expect(results.map(({ status }) => status.result)).toEqual(['pass']);
    }),
    { numRuns: 60 },
  );
});
