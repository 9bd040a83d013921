import { keeper } from '../keeper.ts';
import { offsetMinutes } from './time.ts';

/** Names that CLDR keeps in an older spelling, with IANA's present name. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** A zone under its present IANA name; the name as given when there is no newer one. */
export function presentZoneName(zone: string): string {
  return renamed[zone] ?? zone;
}

const byCountry = new Map<string, string[]>();

/** Zones of a country (ISO 3166-1 alpha-2), under their present names; empty for a code without zones. */
export function zonesOfCountry(code: string): string[] {
  if (!/^[A-Z]{2}$/.test(code)) return [];
  let zones = byCountry.get(code);
  if (!zones) {
    zones = (new Intl.Locale(`und-${code}`).getTimeZones() ?? []).map(presentZoneName);
    byCountry.set(code, zones);
  }
  return [...zones];
}

let all: readonly string[] | undefined;

/** Every inhabited zone, under its present name, in alphabetical order. */
export function allZones(): readonly string[] {
  all ??= Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))
    .map(presentZoneName)
    .sort();
  return all;
}

/** The best-known cities, for countries in which several zones have the same clock. */
const known: ReadonlySet<string> = new Set([
  'America/Argentina/Buenos_Aires',
  'America/Chicago',
  'America/Denver',
  'America/Edmonton',
  'America/Halifax',
  'America/Manaus',
  'America/Mexico_City',
  'America/New_York',
  'America/Nuuk',
  'America/Punta_Arenas',
  'America/Rio_Branco',
  'America/Sao_Paulo',
  'America/Toronto',
  'America/Vancouver',
  'America/Winnipeg',
  'Asia/Kamchatka',
  'Asia/Nicosia',
  'Asia/Novosibirsk',
  'Asia/Tashkent',
  'Asia/Vladivostok',
  'Asia/Yakutsk',
  'Australia/Sydney',
  'Europe/Lisbon',
  'Europe/Madrid',
  'Europe/Moscow',
  'Europe/Samara',
  'Pacific/Majuro',
  'Pacific/Pohnpei',
]);

const YEAR = 366;
const clocks = keeper<string>(1000);
const DAY = 86_400_000;

/** The changes of a zone's clock in the year from an instant, as a text. The text is the same for zones whose clocks always agree. */
function clockOf(zone: string, at: Date): string {
  const day = Math.floor(at.getTime() / DAY);
  return clocks(`${zone} ${day}`, () => {
    let from = Temporal.Instant.fromEpochMilliseconds(day * DAY).toZonedDateTimeISO(zone);
    const until = (day + YEAR) * DAY;
    let said = from.offset;
    for (;;) {
      const next = from.getTimeZoneTransition('next');
      if (!next || next.epochMilliseconds > until) return said;
      if (next.offset !== from.offset) said += ` ${next.epochMilliseconds} ${next.offset}`;
      from = next;
    }
  });
}

/**
 * One zone for each clock of a country. Among zones whose clocks agree for a year from `at`, it is the one named after the best-known city.
 * The clock that is furthest behind at `at` comes first. In a country with a single clock, nobody has to be asked for their zone.
 */
export function clocksOfCountry(code: string, at: Date): string[] {
  const alike = Map.groupBy(zonesOfCountry(code), (zone) => clockOf(zone, at));
  return [...alike.values()]
    .map((zones) => zones.find((zone) => known.has(zone)) ?? zones[0]!)
    .sort((one, other) => offsetMinutes(one, at) - offsetMinutes(other, at) || (one < other ? -1 : 1));
}

/** Whether two zones' clocks agree for a year from `at`. */
export function isAlike(one: string, other: string, at: Date): boolean {
  return one === other || clockOf(one, at) === clockOf(other, at);
}
