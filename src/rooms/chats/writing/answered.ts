import { catalogueOf } from '../../../i18n/locales.ts';
import { LOCALES } from '../../../i18n/locales.ts';

const marks = [...new Set(LOCALES.map((locale) => catalogueOf(locale)['chats.answer-mark']))].join('|');
const ANSWERS = new RegExp(`^\\s*(?:${marks})\\s?(\\p{Nd}{1,2})(?![\\p{L}\\p{N}])`, 'iu');

/** A digit of any script as a number. The ten digits of a script follow each other, the nought first. */
function digit(char: string): number {
  let zero = char.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && char.codePointAt(0)! - zero < 9) zero--;
  return char.codePointAt(0)! - zero;
}

/** The number of the question that a text answers, as people write it in front: "A2", or with the letter of another language. */
export function questionAnswered(body: string): number | null {
  const [, digits] = ANSWERS.exec(body) ?? [];
  return digits === undefined ? null : Number([...digits].map(digit).join(''));
}
