export const MEGABYTE = 1_000_000;

export const CHARSETS = (
  'utf-8 utf8 UTF-16 utf-16be utf-32 utf-7 us-ascii iso-8859-1 iso-8859-8-i windows-1256 koi8-r gb2312 gb18030 gbk big5 shift_jis ' +
  'euc-jp iso-2022-jp iso-2022-kr euc-kr hz-gb-2312 x-user-defined replacement cp850 macintosh unknown-8bit binary "" x ../../etc'
).split(' ');

export const HTML_PIECES = [
  '<div>',
  '<blockquote>',
  '<b></i>',
  '<table><tr><td>',
  '<!--',
  '<a href="x">y</a>',
  '<a ',
  'a="b" ',
  '&amp',
  '&#x110000;',
  '<',
  '<style>',
  '<p>x',
  '<![CDATA[',
  '<svg><title>',
  'x',
  '<br>',
  '</div>',
];

/** The first header lines of every mail. */
export const headers =
  'From: Nils <nils@hostile.example>\nTo: reply@shelves.example\nMessage-ID: <h@hostile.example>\n';

export const repeat = (piece: string, count: number): string => piece.repeat(Math.max(0, Math.floor(count)));

/** A mail of those header lines and the given rest. */
export const mail = (...rest: string[]): Buffer => Buffer.from(`${headers}${rest.join('')}`, 'latin1');

/** A part. Alone it is a whole mail, so multipart() removes its headers again. */
export function part(type: string, body: string, encoding = ''): Buffer {
  const lines = [
    type === '' ? '' : `Content-Type: ${type}\n`,
    encoding === '' ? '' : `Content-Transfer-Encoding: ${encoding}\n`,
  ];
  // Without a type, the body begins with its own header lines.
  return Buffer.from(
    `${headers}${lines.join('')}${type === '' ? '' : '\n'}${body}`,
    isLatin(body) ? 'latin1' : 'utf8',
  );
}

const isLatin = (text: string): boolean => !/[^\0-\u00ff]/.test(text.slice(0, 100_000));

export function multipart(parts: Buffer[], kind = 'mixed', boundary = 'outer'): Buffer {
  const between = Buffer.from(`\n--${boundary}\n`);
  return Buffer.concat([
    Buffer.from(`${headers}MIME-Version: 1.0\nContent-Type: multipart/${kind}; boundary="${boundary}"\n`),
    ...parts.flatMap((one) => [between, one.subarray(headers.length)]),
    Buffer.from(`\n--${boundary}--\n`),
  ]);
}
