import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { presentZoneName } from '../src/lib/zones.ts';

// Makes src/lib/zone-cities.json: what the cities that zones are named after are called in each language, as far as that isn't how
// IANA spells them. From CLDR, whose package is fetched when this runs: it has 95 MB, and these are a few names of it. To be run
// again when there is a newer CLDR or a language more: npm run zone-cities.

const CLDR = 'cldr-dates-full@48.2.0';
const LANGUAGES = ['en', 'es', 'fr', 'ar'];
/** Where CLDR has a former name, the country's, or two. */
const BETTER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'America/Mexico_City': { ar: 'مكسيكو' },
  'America/Nuuk': { ar: 'نوك' },
  'America/Panama': { ar: 'بنما' },
  'America/Rio_Branco': { es: 'Rio Branco', ar: 'ريو برانكو' },
  'America/Atikokan': { ar: 'أتيكوكان' },
  'Asia/Bahrain': { en: 'Manama', es: 'Manama', fr: 'Manama', ar: 'المنامة' },
  'Asia/Brunei': {
    en: 'Bandar Seri Begawan',
    es: 'Bandar Seri Begawan',
    fr: 'Bandar Seri Begawan',
    ar: 'بندر سري بكاوان',
  },
  'Asia/Hebron': { ar: 'الخليل' },
  'Asia/Irkutsk': { ar: 'إيركوتسك' },
  'Asia/Kuching': { ar: 'كوتشينغ' },
  'Asia/Qatar': { en: 'Doha', es: 'Doha', fr: 'Doha', ar: 'الدوحة' },
  'Asia/Ulaanbaatar': { ar: 'أولان باتور' },
  'Asia/Vladivostok': { ar: 'فلاديفوستوك' },
  'Asia/Yangon': { es: 'Yangón', fr: 'Rangoun', ar: 'يانغون' },
  'Asia/Ho_Chi_Minh': { ar: 'مدينة هو تشي منه' },
  'Australia/Brisbane': { ar: 'بريزبن' },
  'Africa/Tripoli': { fr: 'Tripoli' },
  'America/Argentina/Salta': { ar: 'سالتا' },
  'America/Argentina/Tucuman': { ar: 'توكومان' },
  'America/Argentina/Ushuaia': { ar: 'أوشوايا' },
  'America/Argentina/Jujuy': { ar: 'خوخوي' },
  'America/Costa_Rica': { en: 'San José', es: 'San José', fr: 'San José', ar: 'سان خوسيه' },
  'America/El_Salvador': { en: 'San Salvador', es: 'San Salvador', fr: 'San Salvador', ar: 'سان سلفادور' },
  'America/Jamaica': { en: 'Kingston', es: 'Kingston', fr: 'Kingston', ar: 'كينغستون' },
  'Europe/Malta': { en: 'Valletta', es: 'La Valeta', fr: 'La Valette', ar: 'فاليتا' },
};

interface Named {
  exemplarCity?: string;
}
type Zones = { [part: string]: Named | Zones };

function citiesOf(zones: Zones, before = ''): [zone: string, city: string][] {
  return Object.entries(zones).flatMap(([part, value]): [string, string][] => {
    if (typeof value !== 'object') return [];
    if (typeof value.exemplarCity === 'string') return [[before + part, value.exemplarCity]];
    return part === 'long' || part === 'short' ? [] : citiesOf(value as Zones, `${before}${part}/`);
  });
}

const folder = await mkdtemp(join(tmpdir(), 'cldr-'));
const run = promisify(execFile);
try {
  const { stdout } = await run('npm', ['pack', CLDR, '--silent', '--pack-destination', folder]);
  const files = LANGUAGES.map((lang) => `package/main/${lang}/timeZoneNames.json`);
  await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder, ...files]);
  const cities: Record<string, Record<string, string>> = {};
  for (const [index, lang] of LANGUAGES.entries()) {
    const { main } = JSON.parse(await readFile(join(folder, files[index]!), 'utf8')) as {
      main: Record<string, { dates: { timeZoneNames: { zone: Zones } } }>;
    };
    for (const [zone, city] of citiesOf(main[lang]!.dates.timeZoneNames.zone)) {
      const present = presentZoneName(zone);
      const spelled = present.split('/').at(-1)!.replaceAll('_', ' ');
      if (zone !== 'Etc/Unknown' && city !== spelled)
        (cities[present] ??= {})[lang] = city.replace(/\[(.+)\]/, '($1)');
    }
  }
  for (const [zone, names] of Object.entries(BETTER)) cities[zone] = { ...cities[zone], ...names };
  const sorted = Object.fromEntries(Object.entries(cities).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const lines = Object.entries(sorted).map(
    ([zone, names]) => `  ${JSON.stringify(zone)}: ${JSON.stringify(names)}`,
  );
  await writeFile(new URL('../src/lib/zone-cities.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
} finally {
  await rm(folder, { recursive: true });
}
