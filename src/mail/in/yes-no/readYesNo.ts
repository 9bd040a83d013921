import { endsPolitely, saysMore } from '../pleasantries/index.ts';
import { fold } from '../trim/index.ts';
import words from './words.json' with { type: 'json' };

export interface YesNo {
  said: 'yes' | 'no';
  /** Whether more stands there than the word, a greeting, thanks and a name: somebody should read it. */
  more: boolean;
}

/** Letters, digits and signs alone, in one form: "Sí, ¡claro!" is "sí claro". */
const plain = (text: string): string =>
  fold(text)
    .replaceAll("'", '’')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}()’✔]+/gu, ' ')
    .trim();

const YES = new Set(words.yes.map(plain));
const NO = new Set(words.no.map(plain));
/** Any language's word for no, alone: with one of them in it, a line is no plain yes. */
const SHORT_NO = new Set([...NO].filter((phrase) => !phrase.includes(' ')));
const LONGEST_PHRASE = 4;
/** A greeting above and a name below the word. */
const FEW_LINES = 3;

/**
 * Reads the answer to a question that wants yes or no, in whichever language: the first line that is such a word, or that begins
 * with one before a comma or the like. Null when nobody could be sure.
 */
export function readYesNo(text: string): YesNo | null {
  const lines = text
    .split('\n')
    .slice(0, 40)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[>＞]/.test(line));
  const found = lines.slice(0, FEW_LINES).map(readLine);
  const at = found.findIndex((one) => one !== null);
  const first = found[at];
  if (!first || found.some((one) => one !== null && one.said !== first.said)) return null;
  const others = lines.filter((_, index) => index !== at);
  return { said: first.said, more: !endsPolitely(first.rest) || saysMore(others) };
}

/** What a line says, and what follows on it. */
function readLine(line: string): { said: 'yes' | 'no'; rest: string } | null {
  const whole = meaning(plain(line));
  if (whole) return { said: whole, rest: '' };
  // "Yes, with pleasure." and "No, I am ill": the word before the first sign counts, unless the line says both.
  const [first = ''] = line.split(/[,.;:!?،؛。，！、–—]|\s-\s/, 1);
  const rest = line.slice(first.length);
  const word = meaning(plain(first));
  if (word === 'no') return { said: 'no', rest };
  if (word === 'yes') return saysNo(plain(rest).split(' ')) ? null : { said: 'yes', rest };
  // "Yes I am", without a sign: only a yes may go on so, for "no problem" is none.
  const all = line.split(/\s+/);
  for (let size = Math.min(LONGEST_PHRASE, all.length); size > 0; size--)
    if (meaning(plain(all.slice(0, size).join(' '))) === 'yes')
      return saysNo(plain(line).split(' ')) ? null : { said: 'yes', rest: all.slice(size).join(' ') };
  return null;
}

const saysNo = (words: readonly string[]): boolean => words.some((one) => SHORT_NO.has(one));

function meaning(phrase: string): 'yes' | 'no' | null {
  const [yes, no] = [YES.has(phrase), NO.has(phrase)];
  if (yes === no) return null;
  return yes ? 'yes' : 'no';
}
