import { fold } from '../../../lib/text/fold.ts';

/** Characters of a line that are compared: no phrase is that long. */
const LOOKED_AT = 2000;

/**
 * A line in the form in which phrases are compared. Accents go, as capitals are often written without them; Arabic letters that people type
 * for each other become one. A line that is too long ends in “…”, so it equals no phrase.
 */
export function plainLine(line: string): string {
  const isLong = line.length > LOOKED_AT;
  const plain = fold(isLong ? line.slice(0, LOOKED_AT) : line)
    .replaceAll("'", '’')
    .replace(/[^\p{L}\p{M}\p{N}’]+/gu, ' ')
    .trim();
  return isLong ? `${plain} …` : plain;
}

/** Whether a line has a letter or a number. */
export const hasWords = (line: string): boolean => /[\p{L}\p{N}]/u.test(line);
