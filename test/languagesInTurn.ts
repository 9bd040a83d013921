import { LOCALES } from '../src/i18n/locales.ts';
import { countOf } from './whole.ts';

/** English and one of the other languages, the next for each turn, or all of them: for what is alike in each but for its words. */
export function languagesInTurn(turn: number): string[] {
  const [first, ...others] = LOCALES;
  const count = countOf({ whole: others.length, few: 1 });
  return [first!, ...Array.from({ length: count }, (_, k) => others[(turn + k) % others.length]!)];
}
