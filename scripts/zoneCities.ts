import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { languagesWith, readLanguage } from '../src/lib/world/languageFiles.ts';
import { localesFolder } from '../src/lib/world/localesFolder.ts';
import { presentZoneName } from '../src/lib/time/zones.ts';

// Writes the cities into places.json of each language: the names of cities after which zones are named, if they differ from IANA's
// spelling. They come from CLDR, whose package is fetched for each run: it has 95 MB, and these are a few of its names. Run it again for a
// newer CLDR or a new language: npm run zone-cities. A person's entries under "better" and "of" stay.

const CLDR = 'cldr-dates-full@48.2.0';
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
  const languages = languagesWith('texts');
  const files = languages.map((lang) => `package/main/${lang}/timeZoneNames.json`);
  await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder, ...files]);
  for (const [index, lang] of languages.entries()) {
    const { main } = JSON.parse(await readFile(join(folder, files[index]!), 'utf8')) as {
      main: Record<string, { dates: { timeZoneNames: { zone: Zones } } }>;
    };
    const { better = {}, of } =
      readLanguage<{ better?: Record<string, string>; of?: unknown }>(lang, 'places') ?? {};
    const cities: Record<string, string> = {};
    for (const [zone, city] of citiesOf(main[lang]!.dates.timeZoneNames.zone)) {
      const present = presentZoneName(zone);
      const spelled = present.split('/').at(-1)!.replaceAll('_', ' ');
      if (zone !== 'Etc/Unknown' && city !== spelled && !(present in better))
        cities[present] = city.replace(/\[(.+)\]/, '($1)');
    }
    const sorted = Object.fromEntries(Object.entries(cities).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const places = `${JSON.stringify({ cities: sorted, better, of }, undefined, 2)}\n`;
    await writeFile(join(localesFolder, lang, 'places.json'), places);
  }
} finally {
  await rm(folder, { recursive: true });
}
