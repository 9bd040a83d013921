/** Names that CLDR keeps under an older spelling, with the one IANA uses now. */
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

/** Every zone people live in, under its present name, in alphabetical order. */
export function allZones(): readonly string[] {
  all ??= Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))
    .map(presentZoneName)
    .sort();
  return all;
}

/** The place a zone is named after, as IANA spells it: `America/Argentina/Cordoba` is "Cordoba, Argentina". */
export function zoneCity(zone: string): string {
  return presentZoneName(zone).split('/').slice(1).reverse().join(', ').replaceAll('_', ' ') || zone;
}
