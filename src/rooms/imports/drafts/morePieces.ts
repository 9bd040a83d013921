import type { ImportProblem } from '../../../db/schema.ts';
import { readInWords } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';
import { joinCells } from '../columns.ts';
import type { Columns } from '../columns.ts';
import type { RowProblem } from '../readRow.ts';
import { NO_LANGUAGE } from './choices.ts';
import { isChoosable } from './rules.ts';

/** The most words of one cell that are listed; a cell with more has to be corrected itself. */
const MOST = 8;
/** Answers with several items, any of which may be the one that is not understood. */
const SEVERAL: ReadonlySet<Question['type']> = new Set(['many', 'languages', 'hours', 'wishes']);

/**
 * A problem of a cell, and the ones behind it: a reader stops at the first, but people should be able to choose for all at once. If
 * languages and levels have columns of their own, a language without its level, or a level without its language, is corrected in its own
 * cell: a choice for all rows would change rows that have both.
 */
export function morePieces(
  { column, reason, piece }: RowProblem,
  cells: readonly string[],
  columns: Columns,
  questions: readonly Question[],
): ImportProblem[] {
  const first: ImportProblem = { column, reason, piece };
  const target = column === null ? null : columns.targets[column];
  if (column === null || typeof target !== 'object' || target === null || !SEVERAL.has(target.type))
    return [first];
  const together = columns.joined.get(target) ?? [column];
  const listed = (one: ImportProblem): ImportProblem =>
    together.length === 1 || one.reason !== 'language-half'
      ? one
      : { ...one, column: together.find((at) => cells[at]?.includes(one.piece)) ?? column, piece: '' };
  const found = [listed(first)];
  let text = joinCells(
    target,
    together.map((one) => cells[one] ?? ''),
  ).replaceAll(/[^\S\n]+/g, ' ');
  for (let last = found[0]!; found.length < MOST && isChoosable(last) && text.includes(last.piece);) {
    text = text.replace(last.piece, last.reason === 'unknown-language' ? NO_LANGUAGE : '');
    const read = readInWords(target, text, questions);
    if (read.ok) break;
    last = listed({ column, reason: read.reason, piece: read.piece });
    found.push(last);
  }
  return found;
}
