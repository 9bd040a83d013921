import type { ImportChoices } from '../../../db/schema.ts';
import { fold, isHalfLanguage } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';

type Word = ImportChoices[string][number];

/** The separators in cells with several items, as the readers of such answers use them. */
const SEPARATORS = /([;|,\n،؛。])/;

/** Stands for a language that nobody knows: a level in the column after it then belongs to no language. */
export const NO_LANGUAGE = '–';

/** The form in which words are compared: folded, or unchanged when they have no letter, such as a flag. */
export const wordKey = (piece: string): string => fold(piece) || piece.trim();

/**
 * The choices for words of columns that hold the answer to one question together. For languages beside their levels, a choice may not
 * remove a known language or a level: rows that lack the other half are corrected one by one.
 */
export function choicesFor(
  question: Pick<Question, 'type'> | undefined,
  words: readonly Word[],
  areSeveral: boolean,
): Word[] {
  if (question?.type !== 'languages') return [...words];
  return words.flatMap(({ piece, to }) => {
    if (to !== '') return [{ piece, to }];
    if (!isHalfLanguage(piece)) return [{ piece, to: NO_LANGUAGE }];
    return areSeveral ? [] : [{ piece, to }];
  });
}

/** A cell in which words are replaced by what was chosen for them. */
export function withChoices(cell: string, chosen: readonly Word[]): string {
  if (chosen.length === 0 || cell.trim() === '') return cell;
  const own = new Map(chosen.map(({ piece, to }) => [wordKey(piece), to]));
  const whole = own.get(wordKey(cell));
  if (whole !== undefined) return whole;
  const parts = cell.split(SEPARATORS).map((part) => own.get(wordKey(part)) ?? part);
  let text = parts.join('');
  // Parts joined by "and", or a few words among others.
  for (const { piece, to } of chosen) {
    if (piece.length < 3) continue;
    const plain = text.replaceAll(/\s+/g, ' ');
    if (plain.includes(piece)) text = plain.replaceAll(piece, () => to);
  }
  return text;
}
