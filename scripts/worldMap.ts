import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryCodes } from '../src/lib/world/countries.ts';

// Makes src/ui/map/world.json, which a server can draw without a map library: the outlines of countries, and points for parts of the world
// and for countries too small for an outline. Run it again when the atlas is renewed: npm run world-map.

const WIDTH = 880;
const HEIGHT = 414;
/** Parts of the atlas without a code of their own, and the code they have by ISO 3166. */
const WITHOUT_CODE: Readonly<Record<string, string>> = {
  Kosovo: 'XK',
  Somaliland: 'SO',
  'N. Cyprus': 'CY',
};
/** Longitude and latitude of places that neither atlas has. */
const PLACES: Readonly<Record<string, [number, number]>> = {
  BQ: [-68.3, 12.2],
  BV: [3.4, -54.4],
  CC: [96.8, -12.2],
  CX: [105.7, -10.5],
  GF: [-53.1, 4],
  GI: [-5.4, 36.1],
  GP: [-61.6, 16.2],
  MQ: [-61, 14.7],
  RE: [55.5, -21.1],
  SJ: [16, 78.5],
  TK: [-171.8, -9.2],
  TV: [179.2, -8.5],
  UM: [-176.5, 0.2],
  YT: [45.2, -12.8],
};

/** The points of parts of the world (UN M49); each stands for all countries of its part. */
const REGIONS: Readonly<Record<string, [number, number]>> = {
  '002': [20, 4],
  '009': [158, -12],
  '019': [-58, 22],
  '142': [86, 38],
  '150': [12, 52],
};
/** Twice the area of the largest triangle that is too small to see, in square units of the drawing. */
const GRAIN = 1;

type Place = [x: number, y: number];
type Country = Feature<Geometry, { name: string }>;

// Antarctica would take a third of the height, and nobody applies from there.
const inhabited = (await countriesOf('countries-110m')).filter((country) => codeOf(country) !== 'AQ');
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], {
  type: 'FeatureCollection',
  features: inhabited,
});
const path = geoPath(projection).digits(0);

const shapes: Record<string, string> = {};
for (const country of inhabited) {
  const code = codeOf(country);
  if (code) shapes[code] = (shapes[code] ?? '') + relative(path(country) ?? '');
}
const points: Record<string, [number, number]> = {};
const small = new Map(
  (await countriesOf('countries-50m')).map((country) => [codeOf(country), geoCentroid(country)]),
);
for (const code of countryCodes) {
  if (shapes[code]) continue;
  points[code] = onMap(PLACES[code] ?? small.get(code) ?? missing(code));
}
for (const [code, place] of Object.entries(REGIONS)) points[code] = onMap(place);
const text = JSON.stringify({ width: WIDTH, height: HEIGHT, shapes, points });
await writeFile(new URL('../src/ui/map/world.json', import.meta.url), `${text}\n`);
console.log(
  `${Object.keys(shapes).length} outlines, ${Object.keys(points).length} points, ${text.length} bytes`,
);

function onMap(place: [number, number]): Place {
  const [x = 0, y = 0] = projection(place) ?? [];
  return [Math.round(x), Math.round(y)];
}

/** The countries of an atlas. It is read, not imported: checking the types of its numbers takes longer than those of any other file. */
async function countriesOf(atlas: string): Promise<Country[]> {
  const file = fileURLToPath(import.meta.resolve(`world-atlas/${atlas}.json`));
  const topology = JSON.parse(await readFile(file, 'utf8')) as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  return feature(topology, topology.objects.countries).features;
}

/** The ISO 3166-1 alpha-2 code of a country of the atlas, which uses the United Nations' numbers. */
function codeOf({ id, properties }: Country): string | undefined {
  return id === undefined ? WITHOUT_CODE[properties.name] : new Intl.Locale(`und-${id}`).region;
}

/** The same path with steps instead of positions. Points that do not bend it are left out, and so are islands smaller than a point. */
function relative(absolute: string): string {
  let made = '';
  for (const ring of absolute.split('Z')) {
    const places = ring
      .slice(1)
      .split('L')
      .map((pair) => pair.split(',').map(Number) as Place);
    const [first, ...rest] = bends(places);
    if (!first || rest.length < 2) continue;
    let [x, y] = first;
    let steps = '';
    for (const [nextX, nextY] of rest) {
      steps += `${joined(nextX - x, steps === '')}${joined(nextY - y, false)}`;
      [x, y] = [nextX, nextY];
    }
    made += `M${first[0]}${joined(first[1], false)}l${steps}z`;
  }
  return made;
}

/** The points where a line bends visibly: the triangle there exceeds a grain. */
function bends(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const [at, place] of places.entries()) {
    const [before, after] = [kept.at(-1), places[at + 1]];
    if (before && after) {
      const turn =
        (place[0] - before[0]) * (after[1] - before[1]) - (place[1] - before[1]) * (after[0] - before[0]);
      if (Math.abs(turn) <= GRAIN) continue;
    }
    kept.push(place);
  }
  return kept;
}

/** A minus separates two numbers as well as a space does. */
function joined(step: number, isFirst: boolean): string {
  return step < 0 || isFirst ? String(step) : ` ${step}`;
}

function missing(code: string): never {
  throw new Error(`no place for ${code}`);
}
