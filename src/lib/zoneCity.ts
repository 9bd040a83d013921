import cities from './zone-cities.json' with { type: 'json' };
import { presentZoneName } from './zones.ts';

const named: Readonly<Record<string, Readonly<Record<string, string>>>> = cities;

/** The city or island a zone is named after, in a language: `Africa/Cairo` is "El Cairo" in Spanish. */
export function zoneCity(zone: string, lang: string): string {
  const present = presentZoneName(zone);
  const names = named[present];
  const spelled = present.split('/').at(-1)!.replaceAll('_', ' ');
  return names?.[lang] ?? names?.['en'] ?? spelled;
}

/** Groups of islands, and countries, whose French names take their article with them. */
const FRENCH: Readonly<Record<string, string>> = {
  Açores: 'des Açores',
  Bermudes: 'des Bermudes',
  Caïmans: 'des Caïmans',
  'Cap-Vert': 'du Cap-Vert',
  Comores: 'des Comores',
  Dominique: 'de la Dominique',
  Galápagos: 'des Galápagos',
  Grenade: 'de la Grenade',
  Guadeloupe: 'de la Guadeloupe',
  Guyana: 'du Guyana',
  Maldives: 'des Maldives',
  Marquises: 'des Marquises',
  Martinique: 'de la Martinique',
  Palaos: 'des Palaos',
  'Îles Canaries': 'des îles Canaries',
  'Îles Féroé': 'des îles Féroé',
};

/**
 * The city in the form that follows "time of": French joins the preposition, "du Caire", "d’Athènes", "de Paris". In the other languages it
 * is the name alone.
 */
export function ofZoneCity(zone: string, lang: string): string {
  const city = zoneCity(zone, lang);
  if (lang !== 'fr') return city;
  if (FRENCH[city]) return FRENCH[city];
  if (/^Les? /.test(city)) return city.replace(/^Le(s?) /, (_, plural) => (plural ? 'des ' : 'du '));
  if (city.startsWith('Île ')) return `de l’${city.replace('Î', 'î')}`;
  return /^[aeiouàâéèêëîïôöûü]/i.test(city) ? `d’${city}` : `de ${city}`;
}
