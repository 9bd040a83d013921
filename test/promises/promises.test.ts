import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueOf } from '../../src/i18n/locales.ts';
import { PROMISING, ofKeys, ofSentences } from './index.ts';
import { markOf, words } from './marks.ts';
import type { Keeper, Mark } from './marks.ts';
import { sentencesOf } from './sentences.ts';

// Each text of mails, notes, the page of two, the status page and the sample is either a promise or not. A new or changed text fails here
// until somebody has compared it with the program and said which: one line in a file beside this one.

const ROOT = join(import.meta.dirname, '../..');
const english = catalogueOf('en');
const keys = Object.keys(english).filter((key) => PROMISING.some((one) => key.startsWith(`${one}.`)));
const marked = Object.entries(ofKeys).flatMap(([file, marks]) =>
  Object.entries(marks).map(([key, mark]) => ({ file, key, mark })),
);
const sentences = Object.entries(ofSentences);
const all: { file: string; key: string; mark: Mark }[] = [
  ...marked,
  ...sentences.flatMap(([file, { marks }]) =>
    Object.entries(marks).map(([key, mark]) => ({ file, key, mark })),
  ),
];

/** The file that a new key belongs to: that of its nearest neighbour in the alphabet. */
function fileFor(key: string): string {
  const near = (other: string): number => [...key].findIndex((sign, at) => other[at] !== sign) >>> 0;
  const [best] = marked.toSorted((a, b) => near(b.key) - near(a.key));
  return `test/promises/${best?.file ?? ''}`;
}

test('each key of mails, notes, the page of two, where one stands and how mail comes and ends is marked as a promise or as words', () => {
  const known = new Set(marked.map(({ key }) => key));
  const missing = keys
    .filter((key) => !known.has(key))
    .map(
      (key) =>
        `Say in ${fileFor(key)} whether this is a promise: ${key} = “${english[key] ?? ''}”. ` +
        `Words alone: '${key}': words, ` +
        `A promise: '${key}': promise('${markOf(english[key] ?? '')}', by('test/promises/promises.test.ts', 'the title of the test that sees it kept')),`,
    );
  expect(missing).toEqual([]);
});

test('each sentence of the legal texts and the pages of the sample is marked as a promise or as words', () => {
  const missing = sentences.flatMap(([file, { said, marks }]) =>
    said
      .filter((sentence) => !(sentence in marks))
      .map((sentence) => `Say in test/promises/${file} whether this is a promise: “${sentence}”`),
  );
  expect(missing).toEqual([]);
});

test('nothing is marked that no text says any more, and nothing twice', () => {
  const gone = marked
    .filter(({ key }, at) => !keys.includes(key) || marked.findIndex((one) => one.key === key) !== at)
    .map(({ file, key }) => `test/promises/${file}: ${key}`);
  const unsaid = sentences.flatMap(([file, { said, marks }]) =>
    Object.keys(marks)
      .filter((sentence) => !said.includes(sentence))
      .map((sentence) => `test/promises/${file}: “${sentence}”`),
  );
  expect([...gone, ...unsaid]).toEqual([]);
});

test('a promise whose words have changed is held against its keepers anew', () => {
  const changed = marked.flatMap(({ file, key, mark }) =>
    mark === words || mark.mark === markOf(english[key] ?? '')
      ? []
      : [
          `${key} now says “${english[key] ?? ''}”. Do its tests still see it kept? ` +
            `Then write '${markOf(english[key] ?? '')}' in test/promises/${file}.`,
        ],
  );
  expect(changed).toEqual([]);
});

const sources = new Map<string, string>();
/** The text of a file of tests; '' if it does not exist. */
function sourceOf(file: string): string {
  const path = join(ROOT, file);
  if (!sources.has(file)) sources.set(file, existsSync(path) ? readFileSync(path, 'utf8') : '');
  return sources.get(file) ?? '';
}

/** Whether the file has a test of that title that runs, neither skipped nor left to do. */
function isThere(file: string, title: string): boolean {
  const source = sourceOf(file);
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => {
    const at = source.indexOf(quoted);
    return at > 0 && /\(\s*$/.test(source.slice(0, at)) && !/\.(?:skip|todo)\(\s*$/.test(source.slice(0, at));
  });
}

test('each promise has a keeper: a test that is there', () => {
  const missing = all.flatMap(({ file, key, mark }) =>
    mark === words
      ? []
      : mark.keepers
          .filter((keeper) => !isThere(keeper.file, keeper.title))
          .map((keeper) => `test/promises/${file}, ${key}: ${keeper.file} has no test “${keeper.title}”`),
  );
  expect(missing).toEqual([]);
});

/** The text between a test's title and the next test. */
function bodyOf({ file, title }: Keeper): string {
  const [, after = ''] = sourceOf(file).split(title);
  return after.split(/\n\s*(?:test|describe)[.(]/, 1)[0] ?? '';
}

/** Words for a span of time, or its end. */
const TIME =
  /\b(?:\d+|(?:for|after|in|within|least) an?|one|seven|ten|thirty) (?:minute|hour|day|week|month|year)s?\b|\{(?:until|when|date)\}/i;
const MOVES_CLOCK = /clock\.(?:set|forward)\(|\b(?:wait\(scene|pass\(scene|minuteOver\()/;
/** Tests of nights without a moved clock: one uses dates alone, the other runs its nights before the tests that look at the result. */
const NIGHTS = new Set(['test/promises/keepers/backups.test.ts', 'src/backup/nightly.test.ts']);

test('where a promise names a time, one of its keepers moves the clock', () => {
  const still = all.flatMap(({ file, key, mark }) => {
    const text = english[key] ?? key;
    if (mark === words || !TIME.test(text)) return [];
    return mark.keepers.some((one) => NIGHTS.has(one.file) || MOVES_CLOCK.test(bodyOf(one)))
      ? []
      : [`test/promises/${file}, ${key}: “${text}”`];
  });
  expect(still).toEqual([]);
});

test('a text is taken apart at the ends of its sentences, headings and items', () => {
  expect(
    sentencesOf(
      'One, {programme} says. {contact} is\nthe address! “So?” Yes.\n\n## A heading\n- **Two** of\n  it\n- [Three](x)\n',
    ),
  ).toEqual([
    'One, {programme} says.',
    '{contact} is the address!',
    '“So?”',
    'Yes.',
    'A heading',
    'Two of it',
    'Three',
  ]);
});
