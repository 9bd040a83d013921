import { UNSPACED } from './signOff.ts';
import { hasWords } from './plainLine.ts';
import { fold } from '../trim/index.ts';
import { once } from '../../../lib/once.ts';
import { answerWords } from '../languageWords.ts';

const plain = (text: string): string =>
  fold(text)
    .replaceAll("'", '’')
    .replace(/[^\p{L}\p{M}\p{N}’]+/gu, ' ')
    .trim();

const pleasant = once(
  () => new Set(answerWords().flatMap(({ content }) => (content.smallWords ?? '').split(' ').map(plain))),
);
/** Small words inside names. */
const withinNames = once(
  () => new Set(answerWords().flatMap(({ content }) => (content.withinNames ?? '').split(' ').map(plain))),
);
const LONGEST_NAME = 3;
/** In scripts without capitals, fewer words may count as a name. */
const LONGEST_UNCASED = 2;
/** Chinese, Japanese, Korean and Thai write a whole sentence as one word. */
const LONGEST_UNSPACED = 4;
const asks = /[?？؟]/;
const MOST_LINES = 6;

/**
 * Whether the lines beside a command word say more than a greeting, thanks and a name, so that somebody should read them. In doubt they do:
 * a volunteer had better read a line too many than miss the one that mattered.
 */
export function saysMore(lines: readonly string[]): boolean {
  const said = lines.filter(hasWords);
  return said.length > MOST_LINES || said.some((line) => !isPolite(line) && !isName(line));
}

const isPolite = (line: string): boolean => !asks.test(line) && strangers(line).length === 0;

/** The words that are neither a courtesy nor the wish to take part. */
const strangers = (line: string): string[] =>
  line
    .slice(0, 400)
    .split(/[^\p{L}\p{M}\p{N}’'-]+/u)
    .filter((word) => plain(word) !== '' && !pleasant().has(plain(word)));

function isName(line: string): boolean {
  if (asks.test(line) || /\p{Nd}/u.test(line)) return false;
  const names = strangers(line).filter((word) => !withinNames().has(plain(word)));
  if (UNSPACED.test(line)) return names.length === 1 && [...names[0]!].length <= LONGEST_UNSPACED;
  if (names.every((word) => /^\p{Lu}/u.test(word))) return names.length <= LONGEST_NAME;
  return (
    names.length === 1 || (names.length <= LONGEST_UNCASED && names.every((word) => /^\p{Lo}/u.test(word)))
  );
}
