import { LOCALES } from '../../../i18n/locales.ts';
import { zoneCity } from '../../../lib/time/zoneCity.ts';
import { allZones, presentZoneName } from '../../../lib/time/zones.ts';
import { fold } from './fold.ts';

let zoneNames: Map<string, string | null> | undefined;

/** A zone by its IANA name in any case, present or former, or by the one city it is named after, in a language of the catalogue. */
export function zoneOf(text: string): string | null {
  if (!zoneNames) {
    zoneNames = new Map();
    for (const zone of allZones())
      for (const name of [...spelled(zone), ...LOCALES.map((locale) => zoneCity(zone, locale))]) {
        const known = zoneNames.get(fold(name));
        zoneNames.set(fold(name), known === undefined || known === zone ? zone : null);
      }
    for (const zone of allZones()) zoneNames.set(fold(zone), zone);
    zoneNames.set('utc', 'UTC');
  }
  const found = zoneNames.get(fold(text));
  if (found || !/^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(text)) return found ?? null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return presentZoneName(timeZone);
  } catch {
    return null;
  }
}

/** Spellings of a zone by its IANA name: `America/Argentina/Cordoba` is "Cordoba, Argentina", or "Cordoba". */
function spelled(zone: string): string[] {
  const parts = zone.replaceAll('_', ' ').split('/').slice(1).reverse();
  return [parts.join(', '), parts[0] ?? ''];
}
