import type { ImportChoices } from '../../../db/schema.ts';
import { fold } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';

/** How cells with several things part them, as the readers of such answers do. */
const SEPARATORS = /([;|,\n،؛。])/;

/** How words are compared with others: folded, or as they are where they have no letter, as a flag. */
export const wordKey = (piece: string): string => fold(piece) || piece.trim();

/** The words for nothing among answers to a question: a dash for a language, which takes the place before a level in the column beside it. */
export const noneOf = ({ type }: Pick<Question, 'type'>): string => (type === 'languages' ? '–' : '');

/** A cell with what was chosen for its words in their place; `none` stands for those that mean nothing. */
export function withChoices(cell: string, words: ImportChoices[string], none = ''): string {
  if (words.length === 0 || cell.trim() === '') return cell;
  const chosen = words.map(({ piece, to }) => ({ piece, to: to || none }));
  const own = new Map(chosen.map(({ piece, to }) => [wordKey(piece), to]));
  const whole = own.get(wordKey(cell));
  if (whole !== undefined) return whole;
  const parts = cell.split(SEPARATORS).map((part) => own.get(wordKey(part)) ?? part);
  let text = parts.join('');
  // Parts that "and" joins, or a few words among others.
  for (const { piece, to } of chosen) {
    if (piece.length < 3) continue;
    const plain = text.replaceAll(/\s+/g, ' ');
    if (plain.includes(piece)) text = plain.replaceAll(piece, () => to);
  }
  return text;
}
