import { plainLetters } from '../../../lib/text/fold.ts';

const known = new Map<string, string>();

/**
 * A text in the form in which it is compared: without case, accents, spaces and punctuation, ß as ss. "Área geográfica:" is
 * `areageografica`.
 */
export function fold(text: string): string {
  let folded = known.get(text);
  if (folded === undefined) {
    const plain = text
      // Marks are removed anyway; here before normalising, since sorting thousands of them would take long.
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFKD')
      .toLowerCase();
    folded = plainLetters(plain).replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (text.length <= 80) {
      // Limited, because the texts come from files.
      if (known.size > 20_000) known.clear();
      known.set(text, folded);
    }
  }
  return folded;
}

/** A map from texts, as folded by `fold`; of equal names the first counts. */
export function foldedMap<T>(entries: Iterable<readonly [name: string, value: T]>): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    const key = fold(name);
    if (key !== '' && !map.has(key)) map.set(key, value);
  }
  return map;
}

/** The pieces of a cell with several items, on lines of their own or separated by ; or |. */
export function piecesOf(text: string, separators = /[;|\n؛]/): string[] {
  return (
    text
      .split(separators)
      // Runs of spaces would slow down the expressions that read a piece.
      .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
      .filter((piece) => piece !== '')
  );
}

/** A text for a report: short, on one line, and without control codes for a terminal. */
export function quoted(text: string): string {
  const plain = text
    .slice(0, 200)
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
