import { typeset } from '../src/i18n/typeset.ts';
import type { Texts } from '../src/lib/text/texts.ts';

/** The locales in which every text of the sample is written; English is the source. */
export const sampleLocales = ['en', 'es', 'fr', 'ar'] as const;
export type SampleLocale = (typeof sampleLocales)[number];

/** One text in the four locales, in the order English, Spanish, French, Arabic; the French with the spaces that do not break. */
export function t(en: string, es: string, fr: string, ar: string): Texts {
  return { en, es, fr: typeset(fr, 'fr'), ar };
}
