import { describe, expect, test } from 'vitest';
import { wordsOfMail } from '../wordsOfMail.ts';
import { readBeside, readForm } from './readForm.ts';

const ASKED = [
  { labels: ['Your name', 'Votre nom'] },
  { labels: ['Country', 'Pays'] },
  { labels: ['What do you do at work on an ordinary day, and what do you like about it?'] },
];
const FORM = [
  'Hello,',
  '',
  'Press reply, and write each answer behind its sign.',
  '',
  '[1] Your name (needed)',
  'As you want it shown.',
  '[1] =',
  '',
  '[2] Country (needed)',
  'So far: Senegal',
  '[2] =',
  '',
  '[3] What do you do at work on an ordinary day, and what do you like about',
  'it? (needed)',
  '[3] =',
  '',
  '[0] End of the questions.',
  '',
  'Applications close on Monday.',
  '',
  '-- ',
  'You get this mail because you take part in Far Shelves.',
];
const ATTRIBUTION = 'On Mon, Mar 1, 2027 at 10:15 AM Far Shelves <a@far.example> wrote:';
const HEADING =
  'From: Far Shelves <a@far.example>\nSent: Monday, March 1, 2027 10:15\nTo: Amina\nSubject: Your application';
const quoted = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '>' : `> ${line}`));
/** Writes something after a line of the form. */
const fill = (lines: readonly string[], answers: Record<string, string[]>): string[] =>
  lines.flatMap((line) => [line, ...(answers[line.replace('> ', '')] ?? [])]);

const WORK = ['I look after the reading room.', '', '1. open it', '2. close it'];
const EXPECTED = new Map([
  [1, 'Amina Diop'],
  [2, 'Kenya'],
  [3, WORK.join('\n')],
]);
const read = (text: string) => readForm(wordsOfMail({ text, html: '' }).lines, ASKED);

describe('answers in a reply to the form are found', () => {
  const below = { '[1] =': ['Amina Diop'], '[2] =': ['', 'Kenya', ''], '[3] =': WORK };

  test('below the quoted slots', () => {
    expect(read([ATTRIBUTION, ...fill(quoted(FORM), below)].join('\n'))).toEqual(EXPECTED);
  });

  test('behind the quoted slots, on their lines', () => {
    const lines = quoted(FORM).map((line) =>
      line
        .replace('[1] =', '[1] = Amina Diop')
        .replace('[2] =', '[2] =Kenya')
        .replace('[3] =', `[3] = ${WORK[0]}`),
    );
    expect(read([ATTRIBUTION, ...lines].join('\n'))).toEqual(new Map([...EXPECTED, [3, WORK[0]]]));
  });

  test('below the quoted questions, before the slots', () => {
    const lines = fill(quoted(FORM), {
      '[1] Your name (needed)': ['', 'Amina Diop', ''],
      'it? (needed)': WORK,
    });
    expect(read([ATTRIBUTION, ...lines].join('\n'))).toEqual(
      new Map([
        [1, 'Amina Diop'],
        [3, WORK.join('\n')],
      ]),
    );
  });

  test('in a copy that no mark tells apart, as Outlook makes it', () => {
    const lines = fill(FORM, below);
    expect(read(['My answers are below.', '', HEADING, '', ...lines].join('\n'))).toEqual(EXPECTED);
    expect(read([HEADING, '', ...lines].join('\n'))).toEqual(EXPECTED);
  });

  test('numbered by hand above everything', () => {
    const own = [
      'Hello!',
      '',
      '1. Amina Diop',
      '2) Kenya',
      '3: I look after the reading room.',
      'And I like it.',
    ];
    const expected = new Map([...EXPECTED, [3, 'I look after the reading room.\nAnd I like it.']]);
    expect(read([...own, '', 'Sent from my iPhone', '', ATTRIBUTION, ...quoted(FORM)].join('\n'))).toEqual(
      expected,
    );
    expect(read([...own, '', HEADING, '', ...FORM].join('\n'))).toEqual(expected);
    expect(read(own.join('\n'))).toEqual(expected);
  });

  test('with the form’s own signs, above everything', () => {
    const own = ['[1] Amina Diop', '[2] = Kenya', '[3] I look after the reading room.'];
    expect(read([...own, '', ATTRIBUTION, ...quoted(FORM)].join('\n'))).toEqual(
      new Map([...EXPECTED, [3, 'I look after the reading room.']]),
    );
  });

  test('in HTML', () => {
    const html = `<div dir="ltr"><br></div><div class="gmail_quote"><div>${ATTRIBUTION}</div><blockquote><p>[1] Your name<br>[1] =</p></blockquote><div>Amina Diop</div><blockquote><p>[2] Country<br>[2] =</p></blockquote><div>Kenya</div><blockquote><p>[0] End</p></blockquote></div>`;
    expect(readForm(wordsOfMail({ text: '', html }).lines, ASKED)).toEqual(
      new Map([
        [1, 'Amina Diop'],
        [2, 'Kenya'],
      ]),
    );
  });
});

test('answers are numbered in many ways', () => {
  for (const own of [
    '1/ Amina Diop\n2/ Kenya',
    '1.\nAmina Diop\n\n2.\nKenya',
    '١. Amina Diop\n٢) Kenya',
    '(1) Amina Diop\n(2) Kenya',
    '1- Amina Diop\n2- Kenya',
  ])
    expect([own, [...read(own)]]).toEqual([
      own,
      [
        [1, 'Amina Diop'],
        [2, 'Kenya'],
      ],
    ]);
});

test('an untouched form answers nothing', () => {
  expect(read([ATTRIBUTION, ...quoted(FORM)].join('\n'))).toEqual(new Map());
  expect(read([HEADING, '', ...FORM].join('\n'))).toEqual(new Map());
  expect(read('')).toEqual(new Map());
});

test('numbers that no question has are nobody’s answer', () => {
  expect(read('4. more\n0. less\n999. much')).toEqual(new Map());
});

test('takes a megabyte of signs in little time', () => {
  const before = process.threadCpuUsage();
  read('[1] =\nx\n'.repeat(20_000));
  read('1. x\n'.repeat(20_000));
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(3000);
});

const beside = (text: string): string =>
  readBeside(wordsOfMail({ text, html: '' }).lines, ASKED)
    .filter((line) => line !== '')
    .join('|');

test('what belongs to no question is told apart: above the answers, numbered or not, and below the end of the form', () => {
  const lines = quoted(FORM).map((line) => line.replace('[1] =', '[1] = Amina'));
  const end = lines.indexOf('> [0] End of the questions.');
  const below = [...lines.slice(0, end + 1), 'PS: may I change this?', ...lines.slice(end + 1)];
  expect(beside(['May I be 67?', '', ATTRIBUTION, ...lines].join('\n'))).toBe('May I be 67?');
  expect(beside([ATTRIBUTION, ...below].join('\n'))).toBe('PS: may I change this?');
  expect(beside(['May I be 67?', '1. Amina', '2. Kenya', 'in the west'].join('\n'))).toBe('May I be 67?');
  expect(beside([ATTRIBUTION, ...lines].join('\n'))).toBe('');
});
