import { inSheets } from '../../../i18n/sheetWords.ts';
import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';

/**
 * "and" as a word of its own, and as Arabic writes it, joined to the next word. Only one space beside it is matched, since a run of spaces
 * would be tried from each one.
 */
const and = once(() => {
  const words = anyOfThem(inSheets((said) => said.and));
  const before = anyOfThem(inSheets(({ andBefore }) => (andBefore ? [andBefore] : [])));
  return new RegExp(`(?<=\\s)(?:${words}|&|\\+)(?=\\s)|(?<=\\s)(?:${before})(?=\\p{L}{3})`, 'iu');
});

/** The parts of a text that "and" joins, in the catalogue's languages. */
export const splitAtAnd = (text: string): string[] =>
  text
    .split(and())
    .map((part) => part.trim())
    .filter((part) => part !== '');
