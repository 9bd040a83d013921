import { fold } from '../../../lib/text/fold.ts';

/** Characters of a line that are looked at: no phrase that is sought has as many. */
const LOOKED_AT = 2000;

/**
 * A line as phrases are compared: without accents, which capitals are often written without, and with Arabic letters that are typed for each other as
 * one. A longer line than is looked at ends in “…”, so that it equals no phrase.
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
