import { LOCALES } from '../src/i18n/locales.ts';
import { countOf } from './whole.ts';

/**
 * English and one other language, the next one at each turn, or in a full run all of them. For pages that differ between languages only in
 * their words.
 */
export function languagesInTurn(turn: number): string[] {
  const [first, ...others] = LOCALES;
  const count = countOf({ whole: others.length, few: 1 });
  return [first!, ...Array.from({ length: count }, (_, k) => others[(turn + k) % others.length]!)];
}
