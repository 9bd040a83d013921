import { direction } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import type { View } from '../../src/ui/index.ts';

/** A reader for tests of components, with the catalogue's words and a zone. */
export function testView(lang = 'en', zone = 'Europe/Madrid', zoneIsKnown = true): View {
  return { lang, dir: direction(lang), zone, zoneIsKnown, ...translator(lang) };
}
