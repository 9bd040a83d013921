import { inSheets } from '../../../i18n/sheetWords.ts';
import { once } from '../../../lib/once.ts';
import type { Question } from '../question.ts';
import { splitAtAnd } from './splitAtAnd.ts';
import { optionOf } from './options.ts';

/** Words between letters: "options a, b and l". A word that is itself a letter joins only when letters stand on both sides of it. */
const and = once(() => new Set(inSheets((said) => said.and)));
const beside = once(() => new Set(inSheets((said) => said.besideLetters?.split(' '))));
/** The first letters of lists in other alphabets, as far as all orders of the alphabet agree; later letters could mean two things. */
const otherLetters = once(() => new Map(inSheets(({ listLetters }) => Object.entries(listLetters ?? {}))));

/** Options are offered as a), b), c): replaces such letters, and copies of such lines, by the options they stand for. */
export function withoutLetters({ type, options }: Question, text: string): string {
  if (type !== 'one' && type !== 'many') return text;
  const keyAt = (letter: string): string | undefined => options[optionAt(letter)]?.key;
  const read = (piece: string): string => lettersIn(piece, keyAt) ?? mixed(piece) ?? piece;
  /** "a and gardens" */
  const mixed = (piece: string): string | null => {
    const keys = splitAtAnd(piece).map((part) => lettersIn(part, keyAt) ?? optionOf(options, part));
    return keys.length > 1 && keys.every((key) => key !== null) ? keys.join(';') : null;
  };
  return text
    .split('\n')
    .flatMap((line) => copied(line, options) ?? line.split(/[,;|،؛]/).map(read))
    .filter((piece) => piece.trim() !== '')
    .join(';');
}

/** "b) School library", as in the mail; null for any other line. */
function copied(line: string, options: Question['options']): string | null {
  const match = /^\s*[([]?([a-z])\s*[).:\]-]\s*(\S.*)$/i.exec(line);
  const key = match ? optionOf(options, match[2]!) : null;
  return key !== null && options[optionAt(match![1]!.toLowerCase())]?.key === key ? key : null;
}

/** The keys for which a piece of nothing but letters stands; null for any other piece. */
function lettersIn(piece: string, keyAt: (letter: string) => string | undefined): string | null {
  const words = piece
    .toLowerCase()
    .split(/[\s.()[\]/+&:]+/)
    .filter((word) => word !== '');
  const letters = words
    .filter((word, at) => !(and().has(word) && at > 0 && at < words.length - 1) && !beside().has(word))
    .map((word) => otherLetters().get(word) ?? word);
  const keys = letters.map(keyAt);
  return keys.length > 0 && keys.every((key) => key !== undefined) ? keys.join(';') : null;
}

const optionAt = (letter: string): number => (/^[a-z]$/.test(letter) ? letter.charCodeAt(0) - 97 : -1);
