import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { readMessage } from '../../src/mail/in/message/index.ts';

const bytes = Buffer.from(Uint8Array.from({ length: 300_001 }, (_, at) => (at * 7919) % 251));
const lines = (end: string): string => bytes.toString('base64').replaceAll(/.{76}/g, `$&${end}`);

const mail = (body: string, type = 'application/pdf; name=a.pdf', end = '\r\n'): Buffer =>
  Buffer.from(
    [
      'From: Luca <luca@cast.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      'Here it is.',
      '--b',
      `Content-Type: ${type}`,
      'Content-Transfer-Encoding: base64',
      '',
      `${body}${end}--b`,
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b--',
      '',
    ].join(end),
  );

const filesIn = async (raw: Buffer): Promise<string[]> => {
  const read = await readMessage(Buffer.from(raw));
  if (!read.ok) throw new Error(read.reason);
  expect(read.message.text.trim()).toBe('Here it is.');
  return read.message.attachments.map((one) => Buffer.from(one.bytes).toString('base64'));
};

const parsed = async (raw: Buffer): Promise<string[]> =>
  (await PostalMime.parse(raw)).attachments.map(({ content }) =>
    Buffer.from(content as ArrayBuffer).toString('base64'),
  );

test.each(['\r\n', '\n'])('a large file is the octets that were sent, with line ends %j', async (end) => {
  expect(await filesIn(mail(lines(end), undefined, end))).toEqual([bytes.toString('base64'), 'AAAA']);
});

test.each([
  ['signs that are no base64', lines('\r\n').replace('A', '*A-_')],
  ['signs of another base64', lines('\r\n').replace('A', '-')],
  ['an end in its midst', lines('\r\n').replace(/\r\n/, '==\r\n')],
  ['words behind its end', `${lines('\r\n')}\r\nsent by nobody`],
  ['blanks', lines(' \r\n')],
  ['a sign too many', `${lines('\r\n').replaceAll('=', '')}A`],
])('a large file with %s is read as the parser reads it', async (_, body) => {
  expect(await filesIn(mail(body))).toEqual(await parsed(mail(body)));
});

test('a large text of the mail itself stays text', async () => {
  const text = Buffer.from('Words. '.repeat(40_000)).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  const read = await readMessage(mail(text, 'text/plain'));
  expect(read.ok && read.message.text.length).toBeGreaterThan(200_000);
  expect(read.ok && read.message.attachments.length).toBe(1);
});
