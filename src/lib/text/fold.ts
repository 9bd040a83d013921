/** Letters that, for Unicode, are no base letter with a mark, but that people who search write as one. */
const LIKE: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ı: 'i', þ: 'th',
  // Arabic letters that people type for each other, and Persian forms.
  ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه', ٱ: 'ا',
}; // prettier-ignore
/** Accents and vowel signs that people leave out; not the vowels of Thai or Hindi, which are letters that everybody writes. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\p{Cf}]/gu;
/** More marks on one letter than any language writes: sorting a long run of them takes time by the square of its length. */
const CROWD = /(?<=\p{M}{30})\p{M}+/gu;
const UNLIKE = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'gu');

/**
 * A text in the form in which a search compares it, in any script: without accents, vowel signs and tatweel, in lower case, wide and
 * presentation forms made plain, and single spaces.
 */
export function fold(text: string): string {
  return plainLetters(text.replaceAll(CROWD, '').normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase())
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Small letters as people write them on a keyboard without them: ß as ss. */
export const plainLetters = (text: string): string =>
  text.replaceAll(UNLIKE, (letter) => LIKE[letter] ?? letter);

/**
 * The words of a search, folded, at most ten. Each has to be found somewhere, also inside a longer word (Chinese and Thai do not separate
 * words).
 */
export function searchWords(query: string): string[] {
  const words = fold(query.slice(0, 200))
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, 10);
}

/** A pattern for SQL's `like` that finds a word anywhere. */
export function likeWord(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
