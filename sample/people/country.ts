export const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type Level = (typeof levels)[number];

export type LikelyLanguage = { code: string; lowest: Level; highest: Level; share: number };

export type SampleCountry = {
  /** ISO 3166-1 alpha-2, or XK. */
  code: string;
  /** UN M49 code of the continent. */
  region: string;
  /** How many people it sends, relative to the others. */
  weight: number;
  /** Keys of name groups; each person gets one at random. */
  names: string[];
  languages: LikelyLanguage[];
  cities: { name: string; zone: string }[];
};

type Write = (
  code: string,
  weight: number,
  names: string,
  languages: string,
  cities: string,
) => SampleCountry;

/**
 * A short notation for the countries of one region: `names` are group keys; `languages` reads "en B1-C2 .9, sw C2 1"
 * (code, lowest and highest level, share of people); `cities` reads "Area/Zone: City, City; Area/Other: City".
 */
export function countriesOf(region: string): Write {
  return (code, weight, names, languages, cities) => ({
    code,
    region,
    weight,
    names: names.split(' '),
    languages: languages.split(', ').map(readLanguage),
    cities: cities.split('; ').flatMap(readCities),
  });
}

function readLanguage(written: string): LikelyLanguage {
  const match = /^([a-z]{2,3}(?:-[A-Za-z]+)?) ([ABC][12])(?:-([ABC][12]))? ([01]?\.?\d+)$/.exec(written);
  if (!match) throw new Error(`Not a language: ${written}`);
  const [, code = '', lowest = '', highest = lowest, share] = match;
  return { code, lowest: lowest as Level, highest: highest as Level, share: Number(share) };
}

function readCities(written: string): { name: string; zone: string }[] {
  const [zone = '', names = ''] = written.split(': ');
  return names.split(', ').map((name) => ({ name, zone }));
}
