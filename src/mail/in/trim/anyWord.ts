/** Scripts that put no spaces between words: a phrase counts there wherever it stands. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * A pattern that finds any of the phrases as whole words. Only literal alternatives, longest first, so that it takes linear time.
 * With `open`, a word may go on behind the phrase, as where a language adds endings.
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
