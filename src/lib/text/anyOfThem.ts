/** Words as alternatives of an expression, the longest first; of no words, what nothing fits. */
export const anyOfThem = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word))
    .join('|') || '(?!)';
