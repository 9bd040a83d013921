import { expect, test } from 'vitest';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { LIMITS, readMessage } from '../../src/mail/in/message/index.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { trim } from '../../src/mail/in/trim/index.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { FAMILIES } from '../hostileMime/families.ts';
import { mail, multipart, part } from '../hostileMime/pieces.ts';
import { randomFrom } from '../hostileMime/random.ts';
import { MAIL_IN, answerAt, incomingRow } from './incoming.ts';

const kinds = Object.entries(FAMILIES).map(([name, make], seed) => ({ name, make, seed }));

test.each(kinds)(
  'is read or refused with a reason, and never breaks anything: $name',
  async ({ make, seed }) => {
    for (const size of [0.001, 0.03, 0.2]) {
      const read = await readMessage(make(randomFrom(seed), size));
      if (read.ok) trim(read.message);
      else expect(read.reason).toMatch(/^(unreadable|too-)/);
    }
  },
);

test('each of them is stored and settled, whoever it is for', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const to = answerAt(ctx, {
      kind: 'letter',
      programme: cast.programme,
      person: cast.people.luca,
      subject: 1,
    });
    for (const { name, make, seed } of kinds) {
      const raw = make(randomFrom(seed), 0.01);
      const envelope = { from: 'nils@hostile.example', to };
      const { id } = await receiveMail(ctx, { raw, channel: 'smtp', envelope });
      await processIncoming(ctx, MAIL_IN, id);
      const row = await incomingRow(ctx, id);
      expect(row.state, name).not.toBe('waiting');
      expect(row.reason, name).not.toBe('failed');
    }
  }));

const reasonOf = async (raw: Buffer): Promise<string> => {
  const read = await readMessage(raw);
  return read.ok ? 'ok' : read.reason;
};

test('what exceeds a limit is refused by that limit’s reason', async () => {
  expect(await reasonOf(mail('X: y\n'.repeat(LIMITS.headers), '\nx\n'))).toBe('too-many-headers');
  expect(await reasonOf(mail(`X: ${'y'.repeat(LIMITS.headerBytes)}\n`, '\nx\n'))).toBe('too-many-headers');
  expect(await reasonOf(mail('\n', 'a\n'.repeat(LIMITS.lines + 1)))).toBe('too-large');
  expect(await reasonOf(part('text/plain', 'a'.repeat(LIMITS.text + 1)))).toBe('too-large');
  expect(
    await reasonOf(multipart(Array.from({ length: LIMITS.parts + 1 }, () => part('text/plain', 'x')))),
  ).toBe('too-many-parts');
  const deep = Array.from(
    { length: LIMITS.depth + 1 },
    (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`,
  );
  expect(await reasonOf(mail(deep.join(''), '\nx\n'))).toBe('too-deep');
});

test('what is as large as people send is read whole', async () => {
  const picture = `${'A'.repeat(76)}\n`.repeat(60_000);
  const read = await readMessage(
    multipart([
      part('text/plain; charset=iso-8859-1', 'sí, está aquí'),
      part('image/jpeg; name=x.jpg', picture, 'base64'),
    ]),
  );
  expect(read.ok && read.message.text.trim()).toBe('sí, está aquí');
  expect(read.ok && read.message.attachments[0]?.bytes.length).toBe((60_000 * 76 * 3) / 4);
});

test('a body that shows nothing is refused, not taken as an empty answer', async () => {
  expect(await reasonOf(mail('Content-Type: multipart/mixed; boundary=a\n\n--b\n\nwords\n--b--\n'))).toBe(
    'unreadable',
  );
  expect(await reasonOf(mail('\n\n'))).toBe('ok');
});

test('texts hold nothing that the database cannot', async () => {
  const read = await readMessage(mail('Subject: a\0b\n', '\nc\0d\n'));
  expect(read.ok && [read.message.subject, read.message.text.trim()]).toEqual(['ab', 'cd']);
});
