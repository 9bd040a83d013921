import { CHARSETS, HTML_PIECES, MEGABYTE, headers, mail, multipart, part, repeat } from './pieces.ts';
import type { Random } from './random.ts';

/** One kind of hostile mail; each call makes another. `size` from 0 to 1 sets its amount. */
export type Family = (random: Random, size: number) => Buffer;

const upTo = (most: number, size: number): number => Math.max(1, Math.round(most * size));

export const FAMILIES: Readonly<Record<string, Family>> = {
  'nested multiparts': (_, size) => {
    const depth = upTo(2_000, size);
    const open = Array.from(
      { length: depth },
      (_level, level) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`,
    ).join('');
    return mail(`${open}Content-Type: text/plain\n\nat the bottom\n`);
  },
  'nested messages': (_, size) =>
    mail(repeat('Content-Type: message/rfc822\n\nSubject: within\n', upTo(2_000, size)), '\nat the bottom\n'),
  'a mail within the mail, encoded': (random, size) => {
    const inner = `Subject: within\n\n${repeat(random.pick(['\n', 'a\n', '--b\n', 'X: y\n']), upTo(2_000_000, size))}`;
    const kind = random.pick(['mixed', 'digest']);
    return mail(
      `Content-Type: multipart/${kind}; boundary=b\n\n--b\n${kind === 'digest' ? '' : 'Content-Type: message/rfc822\n'}`,
      `Content-Transfer-Encoding: base64\n\n${Buffer.from(inner).toString('base64').replaceAll(/.{76}/g, '$&\n')}\n--b--\n`,
    );
  },
  'an attachment in a mail within the mail': (random, size) =>
    mail(
      repeat('Content-Type: message/rfc822\n\nSubject: within\n', random.between(1, 4)),
      `Content-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n`,
      repeat(`${random.bytes(54).toString('base64')}\n`, upTo(10 * MEGABYTE, size) / 73),
    ),
  'one boundary at every depth': (_, size) =>
    mail(repeat('Content-Type: multipart/mixed; boundary=b\n\n--b\n', upTo(2_000, size)), '\nx\n--b--\n'),
  'many headers': (random, size) =>
    mail(
      repeat(
        random.pick(['X: y\n', 'Subject: a\n', 'To: a@b.example\n', 'From: <a@b>\n']),
        upTo(200_000, size),
      ),
      '\nx\n',
    ),
  'many headers in parts': (_, size) =>
    multipart([part('', repeat('X-A: b\n', upTo(200_000, size)) + '\nwords')]),
  'one long header': (random, size) =>
    mail(
      `${random.pick(['Subject', 'References', 'Message-ID', 'Received', 'X'])}: ${repeat(random.pick(['x', '<a@b> ', ' ', '\n ', '=?']), upTo(5 * MEGABYTE, size))}\n`,
      '\nx\n',
    ),
  'many addresses': (random, size) =>
    mail(
      `${random.pick(['To', 'Cc', 'From', 'Reply-To'])}: ${repeat(random.pick(['a@b.example, ', '"a" <b@c>,', 'g: a@b;', '(((', '"', '<', ',', '@', '\\', ';:']), upTo(60_000, size))}\n`,
      '\nx\n',
    ),
  'encoded words': (random, size) =>
    mail(
      `Subject: ${repeat(random.pick(['=?utf-8?B?4pyT?= ', '=?utf-8?Q?=E2=9C?=', '=?x?Y?z?=', '=?iso-2022-jp?B?GyRCJCI=?= ', '=?utf-8?B?', '=?utf-8?Q?=?= ', '?=']), upTo(20_000, size))}\n`,
      '\nx\n',
    ),
  'a long text': (random, size) =>
    part(
      'text/plain; charset=utf-8',
      repeat(
        random.pick(['words and words\n', 'x', '> ', 'п', ' \n', 'a\r', '=20']),
        upTo(10 * MEGABYTE, size),
      ),
    ),
  'empty lines': (_, size) => mail('\n', repeat('\n', upTo(10 * MEGABYTE, size))),
  'an attachment': (random, size) =>
    multipart([
      part('text/plain', 'see it attached'),
      part(
        'image/jpeg; name=x.jpg',
        repeat(`${random.bytes(54).toString('base64')}\n`, upTo(10 * MEGABYTE, size) / 73),
        'base64',
      ),
    ]),
  'broken base64': (random, size) =>
    part(
      'text/plain',
      repeat(random.pick(['====', 'a', '\u0000', '*&^%', 'ab\n=', 'QUJD=', '\r']), upTo(4 * MEGABYTE, size)),
      'base64',
    ),
  'base64 that is none': (_, size) =>
    part(
      'text/plain',
      repeat(
        'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejA=\n',
        upTo(10 * MEGABYTE, size) / 73,
      ),
    ),
  'short lines of base64': (random, size) =>
    multipart([
      part('text/plain', 'see it attached'),
      part('image/png', repeat(random.pick(['QUJD\n', 'Q\n', '\n']), upTo(2 * MEGABYTE, size)), 'base64'),
    ]),
  'broken quoted-printable': (random, size) =>
    part(
      'text/plain',
      repeat(random.pick(['=', '=\n', '=X', '==3D', '=0', '=C3', '= \n', '=\r\n']), upTo(4 * MEGABYTE, size)),
      'quoted-printable',
    ),
  'broken charsets': (random, size) =>
    part(
      `${random.pick(['text/plain', 'text/html'])}; charset=${random.pick(CHARSETS)}`,
      random.bytes(upTo(300_000, size)).toString('latin1'),
      random.pick(['8bit', '7bit', 'binary', 'base64', 'quoted-printable', 'x-uuencode', '']),
    ),
  'wrong boundaries': (random, size) => {
    const boundary = random.pick([
      '',
      'a',
      'ab',
      '"',
      '--',
      'é',
      ' ',
      'x'.repeat(300),
      'a\0b',
      "a'()+_,-./:=?",
    ]);
    const used = random.pick([boundary, 'a', 'abc', `${boundary}x`, `${boundary}--`, boundary.toUpperCase()]);
    return mail(
      `Content-Type: multipart/${random.pick(['mixed', 'alternative', 'related', 'report', 'x', ''])}; boundary="${boundary}"\n\n`,
      repeat(`--${used}${random.pick(['', ' ', '--', '\t'])}\n\nsome words\n`, upTo(500, size)),
    );
  },
  'boundaries in other words': (random, size) =>
    mail(
      `Content-Type: multipart/mixed; ${random.pick(['boundary*0=a; boundary*1=b', "boundary*=utf-8''a%62", 'boundary="\\a\\b"', 'boundary (a (b) c) = ab (', 'boundary="ab'])}\n\n`,
      repeat(`--ab\n\n${'x'.repeat(60)}\n`, upTo(20_000, size)),
    ),
  'comments in a header': (random, size) =>
    mail(
      `Content-Type: multipart/mixed; ${repeat(random.pick(['(', '(a', '()', '\\(', '"(', ' (;']), upTo(120_000, size))} boundary=b\n\n--b\n\nx\n`,
    ),
  'blanks before line ends': (_, size) =>
    part('text/plain', repeat('a = \t \n', upTo(19_000, size)), 'quoted-printable'),
  'one line of blanks': (_, size) =>
    part('text/plain', repeat(' \t', upTo(3 * MEGABYTE, size)), 'quoted-printable'),
  'boundaries declared many times': (_, size) =>
    mail(
      `Content-Type: multipart/mixed; ${repeat('boundary=a; boundary=b; ', upTo(5_000, size))}\n\n--a\n\nx\n--a--\n`,
    ),
  'many parts': (random, size) =>
    multipart(
      Array.from({ length: upTo(20_000, size) }, () =>
        part(random.pick(['text/plain', 'text/html', 'image/png']), 'x'),
      ),
    ),
  'many empty parts': (_, size) =>
    mail('Content-Type: multipart/mixed; boundary=b\n\n', repeat('--b\n', upTo(200_000, size))),
  'lines of dashes': (random, size) =>
    multipart([
      part('text/plain', repeat(random.pick(['--x\n', '-- \n', '------\n', '--\n']), upTo(200_000, size))),
    ]),
  'parameters in pieces': (_, size) =>
    mail(
      `Content-Type: text/plain; ${Array.from({ length: upTo(6_000, size) }, (_piece, at) => `name*${at}*=%41;`).join(' ')}\n`,
      '\nx\n',
    ),
  'parameters of every name': (random, size) =>
    mail(
      `Content-Type: text/plain; ${repeat(random.pick(['__proto__=x; ', 'constructor=y; ', ';', '=', 'a="', "charset*=utf-8''%"]), upTo(8_000, size))}\n`,
      '\nx\n',
    ),
  'hostile html': (random, size) =>
    part('text/html; charset=utf-8', repeat(random.pick(HTML_PIECES), upTo(4 * MEGABYTE, size))),
  'alternatives to alternatives': (random, size) =>
    multipart(
      Array.from({ length: upTo(200, size) }, () =>
        part(random.pick(['text/plain', 'text/html']), repeat('<b>x ', 2_000)),
      ),
      'alternative',
    ),
  'flowed quotes': (_, size) =>
    part('text/plain; format=flowed; delsp=yes', repeat('>>>>> >> > a \n', upTo(60_000, size))),
  'a calendar': (_, size) =>
    part('text/calendar; method=REQUEST', repeat('BEGIN:VEVENT\n\n', upTo(100_000, size))),
  'a report of nothing': (random, size) =>
    multipart(
      [
        part('message/delivery-status', repeat('Final-Recipient: x\n', upTo(20_000, size))),
        part('message/rfc822', 'x'),
      ],
      random.pick(['report', 'report; report-type=feedback-report']),
    ),
  noise: (random, size) => random.bytes(upTo(500_000, size)),
  'nearly nothing': (random) =>
    Buffer.from(
      random.pick([
        '',
        '\n',
        '\r',
        '\r\n\r\n',
        ':',
        ': x\n\n',
        'x',
        '\0',
        'From',
        'From: \n\n',
        '--\n',
        '\uFEFF',
        ' \n\nbody',
      ]),
    ),
  'no line ends': (random, size) =>
    Buffer.from(headers + repeat(random.pick(['\r', 'x', ' ']), upTo(10 * MEGABYTE, size))),
  'zeros and halves': (random, size) =>
    part(
      'text/plain; charset=utf-16le',
      repeat(random.pick(['\0', '\uD83D', '\0\xD8', '\xFF\xFE']), upTo(400_000, size)),
      '8bit',
    ),
  'twice the same': (random, size) =>
    mail(
      repeat(
        `${random.pick(['From: a@b', 'Content-Type: text/html', 'Content-Type: multipart/mixed; boundary=b', 'Content-Transfer-Encoding: base64', 'Date: x'])}\n`,
        upTo(900, size),
      ),
      '\nwords\n',
    ),
  'a mail cut off': (random) => {
    const whole = ordinary();
    return whole.subarray(0, random.between(1, whole.length));
  },
  'a mail with turned bits': (random, size) => {
    const whole = ordinary();
    for (let turn = 0; turn < upTo(200, size); turn++)
      whole[random.between(0, whole.length - 1)]! ^= 1 << random.between(0, 7);
    return whole;
  },
};

const ordinary = (): Buffer =>
  multipart([
    multipartPart([
      part('text/plain; charset=utf-8', 'Dear Mei,\n\nyes: at noon.\n\nAmina'),
      part('text/html; charset=utf-8', '<p>Dear Mei,</p><p>yes: at noon.</p>', 'quoted-printable'),
    ]),
    part('image/png; name="=?utf-8?B?w6kucG5n?="', 'iVBORw0KGgo=', 'base64'),
  ]);

/** A multipart as a part of another. */
function multipartPart(parts: Buffer[]): Buffer {
  return multipart(parts, 'alternative', 'inner');
}
