import { onCleanLine, withoutTurns } from '../../lib/text/oneLine.ts';
import type { Question } from './question.ts';

/** Words without signs that are not seen, or turn the text around them. One that breaks its line does not stand, and is not mended. */
export function plainly({ type }: Pick<Question, 'type'>, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'long') return withoutTurns(value);
  return type === 'short' && !value.includes('\n') ? onCleanLine(value) : value;
}
