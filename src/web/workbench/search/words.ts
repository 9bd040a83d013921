import { searchWords } from '../../../lib/text/fold.ts';

/** Whether each word of a search begins a word of a text, which is folded. */
export function beginsWords(folded: string, query: string): boolean {
  const words = ` ${folded}`.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  const asked = searchWords(query);
  return asked.length > 0 && asked.every((word) => words.includes(` ${word}`));
}
