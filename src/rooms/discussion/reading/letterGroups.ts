import { DENSE } from '../../../lib/text/dense.ts';
import { fold } from '../../../lib/text/fold.ts';

/*
 * Searching in any script, without an extension of the database. Words are folded (small letters, no accents), and found by their groups of
 * letters. Scripts that put no spaces between words are cut into pairs, all others into threes with a space before and after each word
 * (Zobel, Moffat, Sacks-Davis 1993). Groups are kept as numbers; a hit is then compared with the words themselves.
 */

/** The folded words of a text, with one space between them in place of other characters, and a space at both ends. */
export function foldWords(text: string): string {
  return ` ${fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** The letter groups of a folded text. */
export function gramsOf(folded: string): number[] {
  const grams = new Set<number>();
  for (const run of runs(folded)) {
    if (run.dense)
      run.letters.forEach((letter, at) => {
        grams.add(numberOf(letter));
        if (at > 0) grams.add(numberOf(run.letters[at - 1]! + letter));
      });
    else threes([' ', ...run.letters, ' '], grams);
  }
  return [...grams];
}

/** The words of a search, all of which have to be in the text, and the letter groups by which they are found. */
export function wanted(query: string): { words: string[]; grams: number[] } {
  const words: string[] = [];
  const grams = new Set<number>();
  for (const run of runs(foldWords(query))) {
    const { letters } = run;
    const text = letters.join('');
    if (run.dense) {
      words.push(text);
      if (letters.length === 1) grams.add(numberOf(text));
      for (let at = 1; at < letters.length; at++) grams.add(numberOf(letters[at - 1]! + letters[at]!));
    } else if (letters.length >= 3) {
      words.push(text);
      threes(letters, grams);
    } else {
      // One or two letters find a word that begins with them.
      words.push(letters.length === 1 ? ` ${text} ` : ` ${text}`);
      grams.add(numberOf(letters.length === 1 ? ` ${text} ` : ` ${text}`));
    }
  }
  return { words, grams: [...grams] };
}

interface Run {
  dense: boolean;
  letters: string[];
}

function runs(folded: string): Run[] {
  const found: Run[] = [];
  let run: Run | null = null;
  for (const letter of folded) {
    if (letter === ' ') {
      run = null;
      continue;
    }
    // A combining mark belongs to the letters before it.
    const dense: boolean = /\p{M}/u.test(letter) && run ? run.dense : DENSE.test(letter);
    if (!run || run.dense !== dense) found.push((run = { dense, letters: [] }));
    run.letters.push(letter);
  }
  return found;
}

function threes(letters: readonly string[], grams: Set<number>): void {
  for (let at = 2; at < letters.length; at++)
    grams.add(numberOf(letters[at - 2]! + letters[at - 1]! + letters[at]!));
}

/** FNV-1a, as a signed number of 32 bits. */
function numberOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at++) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193);
  return hash | 0;
}
