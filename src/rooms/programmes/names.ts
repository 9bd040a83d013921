import type { Translate } from '../../i18n/translate.ts';
import { pick } from '../../lib/texts.ts';
import type { Round } from './rounds.ts';

/** What readers of a language call a round: its label, or "Round 3". */
export function roundName(
  round: Pick<Round, 'label' | 'number'>,
  reader: { lang: string; t: Translate },
  sourceLocale: string,
): string {
  return (
    pick(round.label, reader.lang, sourceLocale) || reader.t('round.name', { number: String(round.number) })
  );
}
