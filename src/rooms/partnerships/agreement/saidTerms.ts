import { listFormat } from '../../../i18n/intl.ts';
import { languageName } from '../../../lib/world/languages.ts';
import type { Reader } from '../sharedFacts.ts';
import type { Terms } from './terms.ts';

/** Terms in the reader's words, one text for each part. */
export function saidTerms({ howOften, means, language }: Terms, { lang, t }: Reader) {
  return {
    howOften: t(`agreement.how-often.${howOften}`),
    means: listFormat(lang, 'conjunction').format(means.map((one) => t(`agreement.means.${one}`))),
    language: languageName(lang, language),
  };
}
