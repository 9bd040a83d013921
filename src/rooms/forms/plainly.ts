import { onCleanLine, withoutTurns } from '../../lib/text/oneLine.ts';
import type { Question } from './question.ts';

/**
 * Removes invisible characters and characters that turn the direction of text. A text with a line break is invalid, and is not corrected.
 */
export function plainly({ type }: Pick<Question, 'type'>, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'long') return withoutTurns(value);
  return type === 'short' && !value.includes('\n') ? onCleanLine(value) : value;
}
