import { fold } from '../trim/index.ts';
import words from './words.json' with { type: 'json' };

export interface YesNo {
  said: 'yes' | 'no';
  /** Whether more stands there than the word and a greeting: somebody should read it. */
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
const FEW_WORDS = 12;

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
  const said = found.find((one) => one !== null);
  if (!said || found.some((one) => one !== null && one !== said)) return null;
  const count = plain(lines.join(' ')).split(' ').length;
  return { said, more: lines.length > FEW_LINES || count > FEW_WORDS };
}

function readLine(line: string): 'yes' | 'no' | null {
  const whole = meaning(plain(line));
  if (whole) return whole;
  // "Yes, with pleasure." and "No, I am ill": the word before the first sign counts, unless the line says both.
  const [first = '', ...others] = line.split(/[,.;:!?،؛。，！、–—]|\s-\s/);
  const word = meaning(plain(first));
  if (word === 'no') return 'no';
  const rest = plain(others.join(' ')).split(' ');
  if (word === 'yes') return rest.some((one) => SHORT_NO.has(one)) ? null : 'yes';
  // "Yes I am", without a sign: only a yes may go on so, for "no problem" is none.
  const all = plain(line).split(' ');
  for (let size = Math.min(LONGEST_PHRASE, all.length); size > 0; size--)
    if (meaning(all.slice(0, size).join(' ')) === 'yes')
      return all.some((one) => SHORT_NO.has(one)) ? null : 'yes';
  return null;
}

function meaning(phrase: string): 'yes' | 'no' | null {
  const [yes, no] = [YES.has(phrase), NO.has(phrase)];
  if (yes === no) return null;
  return yes ? 'yes' : 'no';
}
