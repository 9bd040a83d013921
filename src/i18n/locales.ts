import ar from '../../locales/ar/texts.json' with { type: 'json' };
import en from '../../locales/en/texts.json' with { type: 'json' };
import es from '../../locales/es/texts.json' with { type: 'json' };
import fr from '../../locales/fr/texts.json' with { type: 'json' };
import { typeset } from './typeset.ts';

/** Every text a person reads has a key here; en/texts.json is the source, the others are held complete by a test. */
export type MessageKey = keyof typeof en;

/** The part of the keys after `prefix.`, up to an optional suffix: `KeysOf<'event'>` are the kinds of event that have words. */
export type KeysOf<P extends string, S extends string = ''> = MessageKey extends infer K
  ? K extends `${P}.${infer R}${S}`
    ? R
    : never
  : never;

export const catalogues: Record<string, Record<string, string>> = {
  en,
  es,
  fr: Object.fromEntries(Object.entries(fr).map(([key, text]) => [key, typeset(text, 'fr')])),
  ar,
};

export const LOCALES = ['en', 'es', 'fr', 'ar'] as const;

export function isLocale(text: string): boolean {
  return text in catalogues;
}

export function direction(locale: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
