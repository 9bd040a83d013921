import { fold, searchWords } from '../../../lib/text/fold.ts';

const apart = (text: string): string => ` ${fold(text)}`.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ');

/** The folded words of a search, whatever stands between them. */
const wordsOf = (query: string): string[] => searchWords(apart(query));

/** Whether each word of a search begins a word of a text. */
export function beginsWords(text: string, query: string): boolean {
  const words = apart(text);
  const asked = wordsOf(query);
  return asked.length > 0 && asked.every((word) => words.includes(` ${word}`));
}

/** A match of some words of the search with labels (`things`); `rest` holds the other words, at least one. */
export interface Labelled<T> {
  things: T[];
  rest: string;
}

/** All ways in which part of a search's words match labels; those that leave the fewest words come first. */
export function labelled<T>(
  query: string,
  labels: Iterable<readonly [thing: T, text: string]>,
): Labelled<T>[] {
  const asked = wordsOf(query);
  const ways = new Map<string, T[]>();
  if (asked.length > 1)
    for (const [thing, text] of labels) {
      const words = apart(text);
      const left = asked.filter((word) => !words.includes(` ${word}`));
      if (left.length === 0 || left.length === asked.length) continue;
      const rest = left.join(' ');
      const things = ways.get(rest);
      if (things) things.push(thing);
      else ways.set(rest, [thing]);
    }
  return [...ways]
    .map(([rest, things]) => ({ rest, things }))
    .toSorted((a, b) => a.rest.split(' ').length - b.rest.split(' ').length)
    .slice(0, MOST_WAYS);
}

const MOST_WAYS = 6;
