import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { answerWords } from '../languageWords.ts';

const small = once(
  () =>
    new Map<string, ReadonlySet<string>>(
      answerWords().map(({ code, content }) => [
        code,
        new Set((content.smallWords ?? '').split(' ').map(fold)),
      ]),
    ),
);
/** Most words of a mail that are looked at, and how many of them have to be known. */
const LOOKED_AT = 150;
const LEAST = 2;

/**
 * The language of `locales` with the most greetings and small words in a text; null when no word is known, or two languages have equally
 * many.
 */
export function writtenIn(text: string, locales: readonly string[]): string | null {
  const words = (fold(text.slice(0, 3000)).match(/[\p{L}\p{M}’']+/gu) ?? []).slice(0, LOOKED_AT);
  const ranked = locales
    .map((locale) => ({ locale, known: words.filter((word) => small().get(locale)?.has(word)).length }))
    .sort((one, two) => two.known - one.known);
  const [first, second] = ranked;
  return first && first.known >= LEAST && first.known > (second?.known ?? 0) ? first.locale : null;
}
