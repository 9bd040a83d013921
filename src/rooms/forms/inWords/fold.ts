import { plainLetters } from '../../../lib/text/fold.ts';

const known = new Map<string, string>();

/**
 * A text as it is compared with others: without case, accents, spaces and punctuation, ß as ss. "Área geográfica:" is `areageografica`.
 */
export function fold(text: string): string {
  let folded = known.get(text);
  if (folded === undefined) {
    const plain = text
      // Marks go anyway; before, since putting thousands of them in order would take long.
      .replaceAll(/\p{M}/gu, '')
      .normalize('NFKD')
      .toLowerCase();
    folded = plainLetters(plain).replaceAll(/[^\p{L}\p{N}]/gu, '');
    if (text.length <= 80) {
      // Bounded: the texts come from files.
      if (known.size > 20_000) known.clear();
      known.set(text, folded);
    }
  }
  return folded;
}

/** Looks texts up by what `fold` makes of them; the first who took a name keeps it. */
export function foldedMap<T>(entries: Iterable<readonly [name: string, value: T]>): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    const key = fold(name);
    if (key !== '' && !map.has(key)) map.set(key, value);
  }
  return map;
}

/** Pieces of a cell that holds several things, on lines of their own or between ; or |. */
export function piecesOf(text: string, separators = /[;|\n؛]/): string[] {
  return (
    text
      .split(separators)
      // Runs of spaces would make the expressions that read a piece slow.
      .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
      .filter((piece) => piece !== '')
  );
}

/** Shown in a report: short, on one line, and nothing a terminal would obey. */
export function quoted(text: string): string {
  const plain = text
    .slice(0, 200)
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}
