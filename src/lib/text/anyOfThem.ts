/** Words as the alternatives of a regular expression, the longest first. Without words, it matches nothing. */
export const anyOfThem = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => RegExp.escape(word))
    .join('|') || '(?!)';
