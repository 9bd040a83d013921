import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ATTRIBUTED, UNMARKED } from './fixtures/attributed.ts';
import { CASES } from './fixtures/cases.ts';
import { HEADED } from './fixtures/headed.ts';
import { HTML_SHAPES } from './fixtures/html.ts';
import { HEADED_BY_PROGRAM, UNMARKED_BY_PROGRAM } from './fixtures/programsUnmarked.ts';
import { MARKED_BY_PROGRAM } from './fixtures/programs.ts';
import { phrasesOfPrograms } from './phrases.ts';
import { textOfHtml, trim } from './index.ts';

const OLD = [
  '— Write your answer above this line —',
  '',
  'Dear Amina,',
  '',
  'When can we meet? I am free on Friday:',
  'all day.',
  '',
  'Mei',
];
const quoted = OLD.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
const OWN = 'Dear Mei,\n\nyes, that works: Friday at noon?\n\nYours\nAmina';

type Shape = (own: string) => string;
const below = (own: string, more?: string): string => (more ? `${own}\n\n${more}` : own);
const SHAPES: [name: string, shape: Shape][] = [
  ...[...ATTRIBUTED, ...MARKED_BY_PROGRAM].map(([name, line, more]): [string, Shape] => [
    name,
    (own) => `${below(own, more)}\n\n${line}\n\n${quoted}\n`,
  ]),
  ...[...UNMARKED, ...UNMARKED_BY_PROGRAM].map(([name, line, more]): [string, Shape] => [
    name,
    (own) => `${below(own, more)}\n\n${line}\n\n${OLD.map((one) => ` ${one}`).join('\n')}\n`,
  ]),
  ...[...HEADED, ...HEADED_BY_PROGRAM].map(([name, heading, more]): [string, Shape] => [
    name,
    (own) => `${below(own, more)}\n\n${heading}\n\n${OLD.join('\n')}\n`,
  ]),
];

test.each(SHAPES)('keeps what was written, and only that, in a reply from %s', (_, shape) => {
  expect(trim({ text: shape(OWN) }).kept).toBe(OWN);
  expect(trim({ text: shape(OWN).replaceAll('\n', '\r\n') }).kept).toBe(OWN);
});

test.each(SHAPES)('finds the one word of an answer from %s', (_, shape) => {
  expect(trim({ text: shape('Sí') }).kept).toBe('Sí');
});

test.each(HTML_SHAPES)('keeps what was written, and only that, in the HTML of $name', ({ line, html }) => {
  const own = ['Dear Mei,', 'yes, that works: Friday at noon?', 'Amina'];
  const { kept, rest } = trim({
    html: html.replace('@@', own.map((one) => line[0] + one + line[1]).join('')),
  });
  expect(kept.split('\n').filter((one) => one !== '')).toEqual(own);
  expect(rest).toContain('When can we meet?');
});

test.each(CASES)('keeps what belongs to the person: $name', ({ text, kept }) => {
  expect(trim({ text }).kept).toBe(kept);
});

/** Lines that look like something else, but are the person's own. */
const TRICKY = [
  'On Monday Luca wrote: come at ten.',
  'On Monday, March 1, 2027, Luca wrote:',
  'On Mar 1, 2027, at 10:15 AM, Luca wrote:',
  'Luca <luca@example.org> wrote:',
  'Luca <luca@example.org> schrieb:',
  'El 1 de marzo de 2027 escribió:',
  'суббота, 14 марта 2015 г. она написала:',
  'At 10:15 I wrote to m@x.example:',
  '2027-03-01 10:15 GMT+01:00 is when we met',
  '2027/3/1 Luca <luca@example.org>',
  '| From | Dakar |',
  '---- Original ----',
  '------------------ Original ------------------',
  '(Sent from the moon)',
  '<<sent by hand>>',
  'Sent from my heart, please excuse the tears',
  'She wrote:',
  'От: меня',
  'On Monday I wrote:',
  'From Dakar to Lima:',
  'From: Dakar',
  'Sent: with love',
  'Subject: matters',
  'De: todo un poco',
  'À : toi',
  '-----',
  '----- more -----',
  '***',
  'Sent from the heart',
  'Enviado con cariño',
  'a@b.example: that is me',
  'Le 3 mars, elle a écrit :',
  '1 March 2027, 10:15:',
  'wrote:',
  '写道：',
  'كتب:',
  '2027年3月1日 10:15:',
  'Best,',
  'P.S. one more thing',
  '(> is greater)',
  '— Amina',
  '__________',
];
const words = fc.constantFrom(
  ...'hello bonjour hola مرحبا سلام привет 你好 こんにちは 안녕 habari नमस्ते xin chào 10:15 2027 iPhone wrote from: Friday! https://a.example/b?c a@b.example «oui» 😀 …'.split(
    ' ',
  ),
);
const sentence = fc.array(words, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
const ownLine = fc.oneof({ weight: 4, arbitrary: sentence }, fc.constantFrom(...TRICKY), fc.constant(''));
const ownText = fc
  .array(ownLine, { minLength: 1, maxLength: 12 })
  .map((lines) => ['Dear Mei,', ...lines, 'See you soon, Amina.'].join('\n'));

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');

test('loses no line of anybody’s own, whatever they write and whichever program they use', () => {
  fc.assert(
    fc.property(ownText, fc.constantFrom(...SHAPES), (own, [, shape]) => {
      const kept = linesOf(trim({ text: shape(own) }).kept);
      expect(kept).toEqual(expect.arrayContaining(linesOf(own)));
    }),
    { numRuns: 1000 },
  );
});

test('loses no line when answers stand below or between the lines', () => {
  fc.assert(
    fc.property(fc.array(ownText, { minLength: 1, maxLength: 4 }), (answers) => {
      const text = `${ATTRIBUTED[0]?.[1]}\n${answers.map((answer) => `${quoted}\n\n${answer}\n`).join('\n')}`;
      expect(linesOf(trim({ text }).kept)).toEqual(expect.arrayContaining(answers.flatMap(linesOf)));
    }),
    { numRuns: 300 },
  );
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('loses no line of HTML', () => {
  fc.assert(
    fc.property(ownText, fc.constantFrom(...HTML_SHAPES), (own, { line, html }) => {
      const body = own
        .split('\n')
        .map((one) => line[0] + (one === '' ? '<br>' : escaped(one)) + line[1])
        .join('');
      const { kept } = trim({ html: html.replace('@@', () => body) });
      expect(linesOf(kept)).toEqual(expect.arrayContaining(linesOf(own)));
    }),
    { numRuns: 500 },
  );
});

test('hides nothing: every line is in what is kept or in the rest', () => {
  fc.assert(
    fc.property(ownText, fc.constantFrom(...SHAPES), (own, [, shape]) => {
      const { kept, rest } = trim({ text: shape(own) });
      expect([...linesOf(kept), ...linesOf(rest)].toSorted()).toEqual(linesOf(shape(own)).toSorted());
    }),
    { numRuns: 300 },
  );
});

test('knows the own lines of an answer between quotes apart from what they answer', () => {
  const { own } = trim({ text: '> One?\nYes.\n\n> Two?\nNo.' });
  expect(own).toBe('Yes.\n\nNo.');
});

test('keeps an older mail in which answers are said to stand, but does not take it for the person’s own words', () => {
  const heading =
    '<b>From:</b> Mei &lt;m@x.example&gt;<br><b>Sent:</b> Monday, March 1, 2027 10:15 AM<br><b>To:</b> Amina<br><b>Subject:</b> Hi';
  const mail = (above: string) => ({
    html: `<div>${above}</div><hr><div id="divRplyFwdMsg">${heading}</div><div>When?</div><div style="color:red">On Friday.</div>`,
  });
  for (const above of [
    'See below, please.',
    'Te contesto abajo, en rojo.',
    'Mes réponses sont ci-dessous',
    'أجبت أدناه',
    '见下。',
  ]) {
    const { kept, own } = trim(mail(above));
    expect(kept).toBe(`${above}\nWhen?\nOn Friday.`);
    expect(own).toBe(above);
  }
  expect(trim(mail('I answer tomorrow.')).kept).toBe('I answer tomorrow.');
});

test('takes the HTML when the text part is empty', () => {
  expect(trim({ text: ' \n', html: '<p>Yes</p><blockquote>Still available?</blockquote>' }).kept).toBe('Yes');
});

test('shows where a link leads when its words do not', () => {
  expect(
    textOfHtml(
      '<p>See <a href="https://a.example/x">my page</a> and <a href="https://b.example/">b.example</a></p>',
    ),
  ).toBe('See my page (https://a.example/x) and b.example');
});

test('knows the phrases of at least 30 languages, none of them empty', () => {
  expect(phrasesOfPrograms().length).toBeGreaterThanOrEqual(30);
  for (const { code: language, content: phrases } of phrasesOfPrograms()) {
    expect(phrases.wrote.length, language).toBeGreaterThan(0);
    expect(phrases.original.length, language).toBeGreaterThan(0);
    expect(
      phrases.device.every((frame) => frame.split('{}').length === 2 || frame.includes('outlook')),
      language,
    ).toBe(true);
    for (const label of Object.values(phrases.labels)) expect(label.length, language).toBeGreaterThan(0);
  }
});

const MEGABYTE = 1_000_000;
const HOSTILE: Record<string, string> = {
  'quote marks': '>',
  'empty lines': '\n',
  'short lines': 'a\n',
  'the words of an attribution': 'On 1 Mar 2027 10:15 a@b wrote:\n',
  'the words of an attribution without an end': 'On 1 Mar 2027 wrote ',
  senders: 'From: a@b\n',
  headings: 'From: a@b.c\nSent: 2027 10:15\nSubject: x\n\n> x\n',
  'signature marks': '-- \n',
  'telephone lines': 'Sent from my iPhone\n',
  'answers between lines': '> a\nb\n',
  digits: '٣',
  'at signs': '@',
  spaces: ' ',
  'angle brackets': '<',
};

/** Milliseconds of processor time that something takes, however busy the machine is. */
function effortOf(act: () => void): number {
  const before = process.threadCpuUsage();
  act();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

test.each(Object.entries(HOSTILE))('takes a megabyte of %s with little effort', (_, piece) => {
  const text = piece.repeat(MEGABYTE / piece.length);
  const effort = effortOf(() => {
    trim({ text });
    trim({ html: text });
  });
  expect(effort).toBeLessThan(4000);
});

test.each(Object.entries(HOSTILE))('takes a line of 50 kB of %s within 50 ms', (_, piece) => {
  const line = piece.replaceAll('\n', ' ');
  const text = `Hello\n\n${line.repeat(50_000 / line.length)}\n${line} wrote:\n> x`;
  trim({ text });
  expect(effortOf(() => trim({ text }))).toBeLessThan(50);
});

test.each(['<b>', '<blockquote>', '<a>', '<div>x', '<p>', '<b></i>', '<!--', '&amp'])(
  'takes a megabyte of %s with little effort',
  (piece) => {
    const html = piece.repeat(MEGABYTE / piece.length);
    expect(effortOf(() => trim({ html }))).toBeLessThan(4000);
  },
);

test('a mail is trimmed once, when it is read, and handed on in its parts', () => {
  const folder = new URL('..', import.meta.url).pathname;
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
  const takers = (name: string): string[] =>
    files.filter((file) =>
      new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\}`).test(readFileSync(folder + file, 'utf8')),
    );
  expect(takers('trim').filter((file) => !file.startsWith('trim/'))).toEqual(['wordsOfMail.ts']);
  expect(takers('wordsOfMail')).toEqual(['message/readMessage.ts']);
});
