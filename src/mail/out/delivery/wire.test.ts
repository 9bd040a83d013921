import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { createTransport } from 'nodemailer';
import { expect, test } from 'vitest';
import PostalMime from 'postal-mime';
import { writeCalendar } from '../../../lib/calendar/writeCalendar.ts';
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

/** Removes what differs in each mail, and the breaks of long lines. */
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

const invitation = (title: string) => ({
  method: 'REQUEST' as const,
  text: writeCalendar({
    method: 'REQUEST',
    events: [
      {
        uid: 'meeting-1@shelves.example',
        sequence: 2,
        changedAt: new Date('2026-03-01T10:00:00Z'),
        start: { wall: '2026-03-05T20:30', zone: 'Europe/Rome' },
        minutes: 45,
        title,
      },
    ],
  }),
});

test('an invitation stands beside text and HTML, and as a file', async () => {
  const calendar = invitation(`Amal und Luca: ${'é'.repeat(60)} سلام = Grüße`);
  const raw = await composer(signing)(mail({ calendar }));
  expect(raw).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r$/m);
  const [, related] = /multipart\/alternative;\s+boundary="([^"]+)"/.exec(raw)!;
  const inside = raw.slice(raw.indexOf(`--${related}`), raw.indexOf(`--${related}--`));
  expect(inside.match(/^Content-Type: text\/\w+/gm)).toEqual([
    'Content-Type: text/plain',
    'Content-Type: text/html',
    'Content-Type: text/calendar',
  ]);
  const { attachments } = await PostalMime.parse(raw);
  const texts = attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString());
  // The parser gives calendars its own line ends.
  const words = calendar.text.replaceAll('\r\n', '\n');
  expect(texts).toEqual([words, words]);
  expect(raw.replaceAll('\r\n', '')).toContain(Buffer.from(calendar.text).toString('base64'));
  expect(
    attachments.map(({ filename, mimeType, disposition }) => ({ filename, mimeType, disposition })),
  ).toEqual([
    { filename: null, mimeType: 'text/calendar', disposition: null },
    { filename: 'invite.ics', mimeType: 'application/ics', disposition: 'attachment' },
  ]);
});

test('every signature holds', async () => {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const resolver = () => Promise.resolve([[`v=DKIM1; k=rsa; p=${publicKey}`]]);
  const send = composer(signing);
  await fc.assert(
    fc.asyncProperty(words, words, async (text, html) => {
      const calendar = invitation(html.slice(0, 90));
      const { results } = await dkimVerify(
        Buffer.from(await send(mail({ text, html, subject: text.slice(0, 90), calendar }))),
        { resolver },
      );
      expect(results.map(({ status }) => status.result)).toEqual(['pass']);
    }),
    { numRuns: 60 },
  );
});
