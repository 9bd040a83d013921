import { fold } from '../../lib/text/fold.ts';
import { plainList } from '../../i18n/plain.ts';
import type { PlainList } from '../../i18n/plain.ts';

export type PlainNote =
  | { kind: 'long'; text: string; words: number }
  | { kind: 'idiom' | 'jargon'; text: string; plainer: string };

/** The most notes on one text: nobody would follow more. */
const MOST_NOTES = 12;
const LONGEST = 20_000;

/**
 * The parts of a text that may be hard for people who read in a second language: long sentences, idioms and jargon, each with a plainer way
 * to say it. In the order of the text, each once; nothing for a language without lists. The notes never block anything.
 */
export function plainNotes(text: string, locale: string): PlainNote[] {
  const list = plainList(locale.split('-')[0] ?? '');
  if (!list) return [];
  const plain = withoutMarks(text.slice(0, LONGEST));
  const found = [...longSentences(plain, locale, list), ...phrases(plain, locale, list)];
  return found
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_NOTES)
    .map(({ note }) => note);
}

interface Found {
  at: number;
  note: PlainNote;
}

/** The text without Markdown's signs; every other character keeps its place. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[*_`#>[\]]/g, ' ');
}

function* longSentences(text: string, locale: string, { longSentence }: PlainList): Generator<Found> {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  let at = 0;
  let noted = 0;
  // A line of its own ends a sentence: a heading, or an item of a list.
  for (const paragraph of text.split('\n')) {
    // A cheap check before the exact one: a word has at least one letter and mostly a space after it.
    const isShort = (part: string): boolean => part.length < longSentence * 2;
    for (const { segment, index } of isShort(paragraph) ? [] : sentences.segment(paragraph)) {
      const sentence = segment.trim();
      if (isShort(sentence)) continue;
      let count = 0;
      for (const { isWordLike } of words.segment(sentence)) if (isWordLike) count += 1;
      if (count <= longSentence) continue;
      yield { at: at + index, note: { kind: 'long', text: sentence, words: count } };
      if ((noted += 1) === MOST_NOTES) return;
    }
    at += paragraph.length + 1;
  }
}

/** Finds the phrases of the lists that stand as whole words, whatever their accents, letter sizes and spaces. */
function* phrases(text: string, locale: string, list: PlainList): Generator<Found> {
  const tokens = tokensOf(text, locale);
  const starts = Map.groupBy(tokens.keys(), (index) => tokens[index]!.folded);
  for (const { kind, plainer, wanted } of listed(list, locale)) {
    const first = starts
      .get(wanted[0] ?? '')
      ?.find((index) => wanted.every((word, step) => tokens[index + step]?.folded === word));
    if (first === undefined) continue;
    const begin = tokens[first]!;
    const end = tokens[first + wanted.length - 1]!;
    yield {
      at: begin.at,
      note: {
        kind,
        text: text.slice(begin.at, end.at + end.length).replaceAll(/\s+/g, ' '),
        plainer,
      },
    };
  }
}

interface Listed {
  kind: 'idiom' | 'jargon';
  plainer: string;
  /** The words of a phrase in the form in which they are compared. */
  wanted: string[];
}

const known = new WeakMap<PlainList, Listed[]>();

/** The phrases of a language's lists, split into words once: that takes as long as searching an essay. */
function listed(list: PlainList, locale: string): Listed[] {
  const all =
    known.get(list) ??
    (['idioms', 'jargon'] as const).flatMap((kind) =>
      Object.entries(list[kind]).map(([phrase, plainer]) => ({
        kind: kind === 'idioms' ? ('idiom' as const) : kind,
        plainer,
        wanted: tokensOf(phrase, locale).map(({ folded }) => folded),
      })),
    );
  known.set(list, all);
  return all;
}

function tokensOf(text: string, locale: string): { at: number; length: number; folded: string }[] {
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  const tokens: { at: number; length: number; folded: string }[] = [];
  // Elision (d’ici, l’eau) joins two words into one.
  for (const { segment, index, isWordLike } of words.segment(text.replaceAll(/['’]/g, ' ')))
    if (isWordLike) tokens.push({ at: index, length: segment.length, folded: fold(segment) });
  return tokens;
}
