/** Phrases in their plain form, with one space between words, each with its kind. */
export type Phrases<Kind> = ReadonlyMap<string, Kind>;

const MOST_WORDS = 7;

/** The longest phrase that begins at the word `at`, so that "of course not" is never read as "of course". */
export function longestAt<Kind>(
  phrases: Phrases<Kind>,
  words: readonly string[],
  at: number,
): { kind: Kind; size: number } | null {
  for (let size = Math.min(MOST_WORDS, words.length - at); size > 0; size--) {
    const kind = phrases.get(words.slice(at, at + size).join(' '));
    if (kind) return { kind, size };
  }
  return null;
}
