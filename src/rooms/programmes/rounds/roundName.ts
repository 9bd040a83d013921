import type { Translate } from '../../../i18n/translate.ts';
import { pick } from '../../../lib/text/texts.ts';
import type { Round } from './rounds.ts';

/** The name of a round for readers of a language: its label, or "Round 3". */
export function roundName(
  round: Pick<Round, 'label' | 'number'>,
  reader: { lang: string; t: Translate },
  sourceLocale: string,
): string {
  return (
    pick(round.label, reader.lang, sourceLocale) || reader.t('round.name', { number: String(round.number) })
  );
}

/** The name of a round within a sentence: "Round 3", "la session 3", "la edición «Otoño»". */
export function roundSaid(
  round: Pick<Round, 'label' | 'number'>,
  reader: { lang: string; t: Translate },
  sourceLocale: string,
): string {
  const label = pick(round.label, reader.lang, sourceLocale);
  return label
    ? reader.t('round.said-label', { label })
    : reader.t('round.said', { number: String(round.number) });
}
