/** Scripts that put no spaces between words: there a phrase counts wherever it stands. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * A pattern that finds any of the phrases as whole words. It has only literal alternatives, longest first, so it takes linear time. With
 * `open`, more letters may follow a phrase, for languages that add endings.
 */
export function anyWord(phrases: string[], { open = false } = {}): RegExp {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  const spaced = longestFirst
    .filter((phrase) => !unspaced.test(phrase))
    .map((phrase) => RegExp.escape(phrase));
  const others = longestFirst
    .filter((phrase) => unspaced.test(phrase))
    .map((phrase) => RegExp.escape(phrase));
  const patterns: string[] = [];
  if (spaced.length > 0)
    patterns.push(
      `(?<![\\p{L}\\p{M}\\p{N}])(?:${spaced.join('|')})${open ? '' : '(?![\\p{L}\\p{M}\\p{N}])'}`,
    );
  if (others.length > 0) patterns.push(`(?:${others.join('|')})`);
  return new RegExp(patterns.join('|'), 'u');
}
