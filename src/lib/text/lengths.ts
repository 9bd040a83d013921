/** Characters as people count them: a letter with its marks, or a whole emoji, is one. */
export const graphemes = (text: string): number =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

/** Letters that count once on X; all others, and emoji, count twice. */
const LIGHT = /^[\n -\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+$/;
const LINK = /https?:\/\/\S+/g;
/** On X and Mastodon every link counts as this many characters, however long it is. */
const LINK_LENGTH = 23;

/** The length of a text as X counts it (twitter-text, version 3). */
export function weightOnX(text: string): number {
  const links = [...text.matchAll(LINK)].length;
  const signs = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.replaceAll(LINK, ''));
  let weight = links * LINK_LENGTH;
  for (const { segment } of signs) {
    if (/\p{Extended_Pictographic}/u.test(segment) && !LIGHT.test(segment)) weight += 2;
    else for (const sign of segment) weight += LIGHT.test(sign) ? 1 : 2;
  }
  return weight;
}

/** The length of a text as Mastodon counts it (its documentation, "Posting toots"). */
export const lengthOnMastodon = (text: string): number =>
  graphemes(text.replaceAll(LINK, '.'.repeat(LINK_LENGTH)));

/** The networks that do not count characters as people see them. */
const COUNTED: Readonly<Record<string, (text: string) => number>> = {
  Mastodon: lengthOnMastodon,
  X: weightOnX,
};

/** The length of a text as a network counts it. */
export const lengthOn = (network: string, text: string): number => (COUNTED[network] ?? graphemes)(text);

/** As many of `words` as there is room for, cut between two words, with a sign that more follow. '' when not even one fits. */
export function fitting(words: string, fits: (text: string) => boolean): string {
  if (fits(words)) return words;
  const parts = words.split(/(?<=\s)/u);
  let [low, high] = [0, parts.length];
  const upTo = (count: number): string =>
    `${parts
      .slice(0, count)
      .join('')
      .trimEnd()
      .replace(/[.,;:–-]+$/u, '')} …`;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(upTo(middle))) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : upTo(low);
}
