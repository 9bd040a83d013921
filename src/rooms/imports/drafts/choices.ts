import type { ImportChoices } from '../../../db/schema.ts';
import { fold, isHalfLanguage } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';

type Word = ImportChoices[string][number];

/** How cells with several things part them, as the readers of such answers do. */
const SEPARATORS = /([;|,\n،؛。])/;

/** Stands for a language that nobody knows: a level in the column after it belongs to no language. */
export const NO_LANGUAGE = '–';

/** How words are compared with others: folded, or as they are where they have no letter, as a flag. */
export const wordKey = (piece: string): string => fold(piece) || piece.trim();

/**
 * The choices for words of some columns that hold the answer to one question together. Of languages beside their levels no choice takes one away that is known, or
 * a level: rows that lack the other half are mended by themselves.
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

/** A cell with what was chosen for its words in their place. */
export function withChoices(cell: string, chosen: readonly Word[]): string {
  if (chosen.length === 0 || cell.trim() === '') return cell;
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
