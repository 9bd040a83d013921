import { expect, test } from 'vitest';
// The parser's own reading of a header: not part of what it offers, and the survey has to agree with it.
import { LIMITS, readMessage } from '../../src/mail/in/message/index.ts';
import { HEAD, mail } from './surveyed.ts';

/** Ways to write a boundary, and its value. */
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
    // Too many lines for a mail, unless they are recognised as base64.
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
    const before = process.threadCpuUsage();
    await readMessage(
      mail(
        `multipart/${kind}; boundary=b`,
        `--b\r\n${type}Content-Transfer-Encoding: base64\r\n\r\n${base64}\r\n--b--\r\n`,
      ),
    );
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1000);
  }
});
