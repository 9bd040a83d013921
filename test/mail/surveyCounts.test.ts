import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
// The parser's own reading of a header: not part of what it offers, and the survey has to agree with it.
import MimeNode from '../../node_modules/postal-mime/dist/esm/mime-node.js';
import { LIMITS, readMessage } from '../../src/mail/in/message/index.ts';
import { UNSURE, readStructured } from '../../src/mail/in/message/parameters.ts';
import { survey } from '../../src/mail/in/message/survey.ts';
import { randomFrom } from '../hostileMime/random.ts';
import type { Random } from '../hostileMime/random.ts';
import { encoded, mail } from './surveyed.ts';

test('lines of a text are counted as they are read, encoded or ended in other ways', async () => {
  const hidden = Buffer.from('a\n'.repeat(LIMITS.textLines + 1))
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\r\n');
  for (const raw of [encoded(hidden, 'text/plain'), mail('text/plain', 'a\r'.repeat(LIMITS.textLines + 1))])
    expect(await readMessage(raw)).toEqual({ ok: false, reason: 'too-large' });
});

test('base64 of many small pieces is refused before it is put together, and padded lines are read', async () => {
  const before = process.threadCpuUsage();
  for (const body of ['QUJD='.repeat(4_000_000), `${'QQ=='.repeat(18)}\r\n`.repeat(100_000)])
    expect(await readMessage(encoded(body))).toEqual({ ok: false, reason: 'too-large' });
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1000);
  const read = await readMessage(encoded(`${'A'.repeat(75)}=\r\n`.repeat(LIMITS.lines + 1)));
  expect(read.ok && read.message.attachments[0]?.bytes.length).toBe(56 * (LIMITS.lines + 1));
});

test('a large mail within the mail is a file, and what stands around it is read', async () => {
  for (const large of [
    `${'A'.repeat(76)}\r\n`.repeat(60_000),
    'x\r\n'.repeat(60_000),
    `${'y'.repeat(999)}\r\n`.repeat(9_000),
  ])
    for (const type of ['Content-Type: message/rfc822\r\n', '']) {
      const inner = `Subject: within\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${large}`;
      const before = process.threadCpuUsage();
      const read = await readMessage(
        mail(
          `multipart/${type === '' ? 'digest' : 'mixed'}; boundary=b`,
          `--b\r\nContent-Type: text/plain\r\n\r\nbefore\r\n--b\r\n${type}\r\n${inner}--b\r\nContent-Type: text/plain\r\n\r\nafter\r\n--b--\r\n`,
        ),
      );
      expect(read.ok && read.message.text.split(/\s+/).filter(Boolean)).toEqual(['before', 'after']);
      expect(read.ok && read.message.attachments.map(({ type }) => type)).toEqual(['text/rfc822-headers']);
      expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1500);
    }
});

test('what looks like a part and is none does not stop the counting', async () => {
  const full = `${'x'.repeat(76)}\n`.repeat(LIMITS.lines + 1);
  // The boundary of a multipart that has ended no longer counts, and a line of carriage returns is blank.
  const stale =
    '--o\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\nx\n--i--\n--o\nContent-Type: application/x\n\n' +
    `--i\nContent-Transfer-Encoding: base64\n\n${full}--o--\n`;
  const returns = `\r\r\nContent-Transfer-Encoding: base64\n\n${full}`;
  const twice = `Content-Transfer-Encoding: 8bit\nContent-Transfer-Encoding: base64\n\n${full}`;
  for (const raw of [
    mail('multipart/mixed; boundary=o', stale),
    Buffer.from(`From: a@b.example\nContent-Type: application/x\n${returns}`),
    Buffer.from(`From: a@b.example\nContent-Type: application/x\n${twice}`),
  ])
    expect(await readMessage(raw)).toEqual({ ok: false, reason: 'too-large' });
});

const PIECES =
  "boundary boundary= BOUNDARY*0= boundary*0*= boundary*1= boundary*= ; ; ; = \" \" \\ \\\" ( ) (c) * ' utf-8'' koi8-r'x' %41 %e9 %zz a b ab 1 é multipart/mixed text/plain"
    .split(' ')
    .concat([' ', '\t', '  ', '; ', '; ']);

const randomHeader = (random: Random): string =>
  `multipart/mixed; ${Array.from({ length: random.between(1, 14) }, () => random.pick(PIECES)).join('')}`;

test('a header is read as the parser reads it, whatever stands in it', () => {
  const node = new MimeNode({
    postalMime: { boundaries: [] },
    maxNestingDepth: 9,
    maxHeadersSize: 9999,
  } as never);
  for (let seed = 0; seed < 20_000; seed++) {
    const header = randomHeader(randomFrom(seed));
    const ours = readStructured(header);
    const theirs = node.parseStructuredHeader(header);
    expect({ header, value: ours.value }).toEqual({ header, value: theirs.value });
    const boundary = ours.parameters.get('boundary');
    if (!boundary?.includes(UNSURE))
      expect({ header, boundary }).toEqual({ header, boundary: theirs.params['boundary'] });
  }
});

test('the survey counts the parts that the parser makes, whatever their boundary looks like', async () => {
  for (let seed = 0; seed < 1000; seed++) {
    const random = randomFrom(seed);
    const header = randomHeader(random);
    const guess = readStructured(header).parameters.get('boundary') || 'a';
    const name = random.pick([guess, guess, 'a', 'b', 'ab', '1', `${guess} `, 'é']);
    const parts = (many: number): Buffer => mail(header, `--${name}\r\n\r\nx\r\n`.repeat(many));
    const parser = new PostalMime();
    await parser.parse(parts(3));
    const { root } = parser as unknown as { root: { childNodes: unknown[] } };
    const many = survey(parts(LIMITS.parts + 1));
    const reason = many.ok ? null : many.reason;
    if (reason !== 'unreadable')
      expect({ header, name, reason }).toEqual({
        header,
        name,
        reason: root.childNodes.length === 3 ? 'too-many-parts' : null,
      });
  }
});
