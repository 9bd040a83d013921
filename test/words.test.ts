import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleAnswers } from '../sample/answers.ts';
import { defaultForm } from '../sample/form.ts';
import { sampleGlossary } from '../sample/glossary.ts';
import { sampleGuests } from '../sample/guests.ts';
import { legalTexts } from '../sample/legal.ts';
import { libraryForm } from '../sample/libraryOptions.ts';
import { samplePages } from '../sample/pages.ts';
import { sampleProgramme } from '../sample/programme.ts';
import { sampleLocales } from '../sample/texts.ts';
import { sampleTopics } from '../sample/topics.ts';
import { catalogueOf } from '../src/i18n/locales.ts';
import { translator } from '../src/i18n/translate.ts';
import { FORBIDDEN, NO_MEETING, PAGE_WORDS } from './forbiddenWords.ts';

const SAMPLE = {
  sampleAnswers,
  defaultForm,
  sampleGlossary,
  sampleGuests,
  legalTexts,
  libraryForm,
  samplePages,
  sampleProgramme,
  sampleTopics,
};

/** Every text of a language in the sample, with its place. */
function textsIn(value: unknown, locale: string, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]): [string, string][] =>
    key === locale && typeof one === 'string' ? [[path, one]] : textsIn(one, locale, `${path}.${key}`),
  );
}

/** The texts that a person reads in a language: the catalogue, and the sample from which a programme starts. */
function textsOf(locale: string): [string, string][] {
  return [...Object.entries(catalogueOf(locale)), ...textsIn(SAMPLE, locale, 'sample')];
}

test('the sample is read in every language', () => {
  for (const locale of sampleLocales) expect(textsIn(SAMPLE, locale, 'sample').length).toBeGreaterThan(150);
});

test.each(sampleLocales)('no text in %s says a forbidden word', (locale) => {
  const found = textsOf(locale).flatMap(([path, text]) => {
    // Names of tags and of most placeholders are no words.
    const said = text.replaceAll(/<\/?\w+>/g, ' ').replaceAll(/\{\w+, \w+,/g, ' ');
    return FORBIDDEN[locale].flatMap(({ words, why }) => {
      const word = words.exec(said)?.[0];
      return word ? [`${path}: “${word}” (${why})`] : [];
    });
  });
  expect(found).toEqual([]);
});

test.each(sampleLocales)('no mail in %s, and no question, tells of what is on a page alone', (locale) => {
  const read = textsOf(locale).filter(([path]) =>
    /^(?:mail|waiting|standing|partnership\.shared|sample\.\w+Form)\./.test(path),
  );
  expect(read.filter(([, text]) => PAGE_WORDS[locale].test(text))).toEqual([]);
});

test.each(['en', 'es', 'fr', 'ar'] as const)(
  'a meeting has one name in every text about it in %s',
  (locale) => {
    const about = textsOf(locale).filter(([path]) =>
      /^(?:meeting|note\.meeting-.*|event\.meeting-.*|link\.(?:hour|meeting)|mail\.(?:meeting|hour)(?:-[a-z]+)?|me\.mails\.meetings|unsubscribe\.category\.meetings)(?:\.|$)/.test(
        path,
      ),
    );
    expect(about.length).toBeGreaterThan(100);
    expect(about.filter(([, text]) => NO_MEETING[locale].test(text))).toEqual([]);
  },
);

/** These texts are used within a sentence. */
const WITHIN = new Set(['mail.new-sign-in.unknown']);

test.each(['en', 'es', 'fr'] as const)(
  'what stands after a greeting in %s begins with a capital',
  (locale) => {
    const small = textsOf(locale).filter(
      ([path, text]) =>
        (path.startsWith('mail.') &&
          !WITHIN.has(path) &&
          (/^\p{Ll}/u.test(text) || (locale !== 'en' && text.startsWith('{round}')))) ||
        /[,:]\n\n\p{Ll}/u.test(text),
    );
    expect(small).toEqual([]);
  },
);

test.each(['es', 'fr'] as const)(
  'after a programme’s name and a colon %s goes on with a small letter',
  (locale) => {
    const { t } = translator(locale);
    const capital = textsOf(locale).filter(([, text]) => /\{programme\}\s?: ¿?\p{Lu}/u.test(text));
    expect(capital).toEqual([]);
    // A standing begins with a capital, as it comes before the programme.
    const programme = 'Far Shelves';
    expect(t('mail.standing.subject', { programme, standing: 'X' })).toMatch(/^X/);
  },
);

test('no mark begins a line of the sample’s French titles, questions and forms', () => {
  const short = {
    defaultForm,
    sampleGlossary,
    topics: sampleTopics.map(({ title, summary, questions }) => ({ title, summary, questions })),
  };
  expect(textsIn(short, 'fr', 'sample').filter(([, text]) => / [;:?!»]|« /.test(text))).toEqual([]);
});

/** A text of the catalogue directly beside a colon. French needs a space there, so `ui.labelled` joins the two. */
const COLON = /\)\}: (?=[{<]|\$\{)|\)\}:\{' '\}|\{': '\}|\w\}: <\w|<\/\w+>: \{/;

test('no page puts a colon between two texts by itself', () => {
  const root = join(import.meta.dirname, '../src');
  const found = ['web', 'ui']
    .flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, k) => (COLON.test(line) ? [`${file}:${k + 1}`] : [])),
    );
  expect(found).toEqual([]);
});
