import { readLanguage } from '../world/languageFiles.ts';
import { keeper } from '../keeper.ts';
import { allZones, presentZoneName } from './zones.ts';

/** places.json of a language. */
interface Places {
  /** CLDR's names of zone cities, if they differ from IANA's spelling. */
  cities?: Readonly<Record<string, string>>;
  /** Better names for cities to which CLDR gives a former name, the country's, or two. */
  better?: Readonly<Record<string, string>>;
  /** The form of a city after "time of": patterns and their replacements; the first match counts. */
  of?: readonly (readonly [pattern: string, replacement: string])[];
}

interface Known {
  cities: Readonly<Record<string, string>>;
  of: readonly (readonly [RegExp, string])[];
}

const known = new Map<string, Known>();

function placesOf(lang: string): Known {
  let places = known.get(lang);
  if (!places) {
    const { cities, better, of = [] } = readLanguage<Places>(lang, 'places') ?? {};
    places = {
      cities: { ...cities, ...better },
      of: of.map(([pattern, replacement]) => [new RegExp(pattern, 'u'), replacement] as const),
    };
    // Limit the number: a programme may keep languages that are not ours.
    if (known.size < 500) known.set(lang, places);
  }
  return places;
}

/** The city or island a zone is named after, in a language: `Africa/Cairo` is "El Cairo" in Spanish. */
export function zoneCity(zone: string, lang: string): string {
  const present = presentZoneName(zone);
  return placesOf(lang).cities[present] ?? placesOf('en').cities[present] ?? spelled(present);
}

const spelled = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ');

const ordered = keeper<readonly string[]>(20);

/** Every inhabited zone, in the order of its city's name in a language. */
export const zonesByCity = (lang: string): readonly string[] =>
  ordered(lang, () => {
    const order = new Intl.Collator(lang);
    return allZones()
      .map((zone) => ({ zone, city: zoneCity(zone, lang) }))
      .sort((a, b) => order.compare(a.city, b.city))
      .map(({ zone }) => zone);
  });

/**
 * The city in the form that follows "time of": French joins the preposition, "du Caire", "d’Athènes", "de Paris". Most languages have no
 * rules for it: then it is the name alone.
 */
export function ofZoneCity(zone: string, lang: string): string {
  const city = zoneCity(zone, lang);
  const rule = placesOf(lang).of.find(([pattern]) => pattern.test(city));
  return rule ? city.replace(...rule) : city;
}
