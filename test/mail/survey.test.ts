import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
// What the parser itself makes of a header: not part of what it offers, and the survey has to agree with it.
import MimeNode from '../../node_modules/postal-mime/dist/esm/mime-node.js';
import { LIMITS, readMessage } from '../../src/mail/in/message/index.ts';
import { UNSURE, readStructured } from '../../src/mail/in/message/parameters.ts';
import { survey } from '../../src/mail/in/message/survey.ts';
import { randomFrom } from '../hostile-mime/random.ts';
import type { Random } from '../hostile-mime/random.ts';

const HEAD = 'From: a@b.example\r\nMessage-ID: <x@y.example>\r\nMIME-Version: 1.0\r\n';
const mail = (type: string, body: string): Buffer =>
  Buffer.from(`${HEAD}Content-Type: ${type}\r\n\r\n${body}`);

/** Ways to write a boundary, and what it is. */
const BOUNDARIES: [string, string][] = [
  ['boundary=abc', 'abc'],
  ['boundary="abc" (comment)', 'abc'],
  ['boundary=abc (a (nested) comment; boundary=no)', 'abc'],
  ['(first; boundary="no") boundary=abc', 'abc'],
  ['boundary (this) = (that) "abc"', 'abc'],
  [String.raw`boundary="a\"b"`, 'a"b'],
  [String.raw`boundary="a\\b"`, String.raw`a\b`],
  [String.raw`boundary="\a\b\c"`, 'abc'],
  ['boundary*0="ab"; boundary*1="cd"', 'abcd'],
  ['boundary*1="cd";\r\n\tboundary*0="ab"', 'abcd'],
  ["boundary*=us-ascii'en'ab%63", 'abc'],
  ["boundary*0*=utf-8''a%62; boundary*1=c", 'abc'],
  ['boundary="a b"', 'a b'],
  ['boundary="ab\r\n cd"', 'ab cd'],
  ['charset=x; Boundary="abc";', 'abc'],
  ['boundary="a(b)c"', 'a(b)c'],
  ['boundary=a(b)c', 'a(b)c'],
  ['name="boundary=no"; boundary=abc', 'abc'],
  ['boundary="abc', 'abc'],
];

test.each(BOUNDARIES)(
  'a mail whose parts begin by %s is read, with its picture',
  async (written, boundary) => {
    // So many lines that they are too many unless they are seen to be base64.
    const picture = `${'A'.repeat(76)}\r\n`.repeat(LIMITS.lines + 1);
    const read = await readMessage(
      mail(
        `multipart/mixed; ${written}`,
        `--${boundary}\r\nContent-Type: text/plain\r\n\r\nwords\r\n--${boundary}  \r\nContent-Type: image/png\r\n` +
          `Content-Transfer-Encoding: (as usual) base64\r\n\r\n${picture}--${boundary}--\r\nnobody's\r\n`,
      ),
    );
    expect(read.ok && read.message.text.trim()).toBe('words');
    expect(read.ok && read.message.attachments.map(({ bytes }) => bytes.length)).toEqual([
      57 * (LIMITS.lines + 1),
    ]);
  },
);

test.each(BOUNDARIES)('the parts that begin by %s are counted', async (written, boundary) => {
  const parts = `--${boundary}\r\n\r\nx\r\n`.repeat(LIMITS.parts + 1);
  expect(await readMessage(mail(`multipart/mixed; ${written}`, parts))).toEqual({
    ok: false,
    reason: 'too-many-parts',
  });
});

const quoted = async (text: string): Promise<string | false> => {
  const read = await readMessage(
    Buffer.from(`${HEAD}Content-Transfer-Encoding: Quoted-Printable\r\n\r\n${text}`),
  );
  return read.ok && read.message.text;
};

test('blanks that a server left before the ends of quoted-printable lines are not there', async () => {
  expect(await quoted('one = \r\ntwo\r\n')).toBe('one two\n');
  expect(await quoted('caf=C3=\t \n=A9  \r\nau lait=20\r\n')).toBe('café\nau lait \n');
  expect(await quoted('a= \nb= ')).toBe('ab');
  const part = 'Content-Transfer-Encoding: quoted-printable\r\n\r\nbetween = \r\nparts\r\n';
  const read = await readMessage(
    mail('multipart/mixed; boundary=b', `--b\r\n${part}--b  \r\n\r\nplain = \r\nx\r\n--b--`),
  );
  expect(read.ok && read.message.text.split('\n').map((line) => line.trimEnd())).toEqual([
    'between parts',
    '',
    'plain =',
    'x',
    '',
  ]);
});

test('a mail within the mail is read with it; one that is encoded, which none may be, is a file', async () => {
  const inner =
    'Subject: within\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\ninner words\r\n--i--\r\n';
  const plain = await readMessage(
    mail('multipart/mixed; boundary=b', `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}--b--\r\n`),
  );
  expect(plain.ok && plain.message.text).toContain('inner words');
  for (const type of [
    'Content-Type: message/rfc822\r\n',
    'Content-Type:\r\n message/RFC822 (a mail); name=x\r\n',
  ]) {
    const encoded = `--b\r\n${type}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(inner).toString('base64')}\r\n--b--\r\n`;
    const read = await readMessage(mail('multipart/mixed; boundary=b', encoded));
    expect(read.ok && [read.message.text, read.message.attachments.map(({ type }) => type)]).toEqual([
      '',
      ['text/rfc822-headers'],
    ]);
  }
});

test('nothing hides from the limits within a mail that is encoded, or of a kind that is not said', async () => {
  const lines = Buffer.from(`Subject: x\n\n${'\n'.repeat(5_000_000)}`);
  const base64 = lines.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  for (const [kind, type] of [
    ['mixed', 'Content-Type: message/rfc822\r\n'],
    ['digest', ''],
  ]) {
    const before = process.cpuUsage();
    await readMessage(
      mail(
        `multipart/${kind}; boundary=b`,
        `--b\r\n${type}Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`,
      ),
    );
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  }
});

const encoded = (body: string, type = 'image/png'): Buffer =>
  Buffer.from(`${HEAD}Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`);

test('lines of a text are counted as they are read, encoded or ended in other ways', async () => {
  const hidden = Buffer.from('a\n'.repeat(LIMITS.textLines + 1))
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\r\n');
  for (const raw of [encoded(hidden, 'text/plain'), mail('text/plain', 'a\r'.repeat(LIMITS.textLines + 1))])
    expect(await readMessage(raw)).toEqual({ ok: false, reason: 'too-large' });
});

test('base64 of many small pieces is refused before it is put together, and padded lines are read', async () => {
  const before = process.cpuUsage();
  for (const body of ['QUJD='.repeat(4_000_000), `${'QQ=='.repeat(18)}\r\n`.repeat(100_000)])
    expect(await readMessage(encoded(body))).toEqual({ ok: false, reason: 'too-large' });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
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
      const before = process.cpuUsage();
      const read = await readMessage(
        mail(
          `multipart/${type === '' ? 'digest' : 'mixed'}; boundary=b`,
          `--b\r\nContent-Type: text/plain\r\n\r\nbefore\r\n--b\r\n${type}\r\n${inner}--b\r\nContent-Type: text/plain\r\n\r\nafter\r\n--b--\r\n`,
        ),
      );
      expect(read.ok && read.message.text.split(/\s+/).filter(Boolean)).toEqual(['before', 'after']);
      expect(read.ok && read.message.attachments.map(({ type }) => type)).toEqual(['text/rfc822-headers']);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
    }
});

test('what looks like a part and is none does not stop the counting', async () => {
  const full = `${'x'.repeat(76)}\n`.repeat(LIMITS.lines + 1);
  // A boundary whose multipart has ended is none any more, and a line of carriage returns is a blank one.
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
