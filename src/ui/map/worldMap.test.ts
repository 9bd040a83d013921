import { gzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { countryCodes } from '../../lib/world/countries.ts';
import { CONTINENTS } from '../../lib/world/regions.ts';
import { SHADES, mapStyle, worldMap as drawMap } from './worldMap.ts';
import type { MapMark } from './worldMap.ts';

const accents = { cool: '#175a6b', warm: '#b4471c' };
const worldMap = (marks: readonly MapMark[]): string =>
  drawMap(marks, mapStyle({ day: accents, night: accents }));

/** The most bytes of the map without compression. */
const MOST_BYTES = 40 * 1024;

const elements = (svg: string) => [...svg.matchAll(/<(path|circle) class="(\w+)"/g)].map((m) => [m[1], m[2]]);

test('every country and every part of the world has its place on the map', () => {
  const lost = [...countryCodes, ...CONTINENTS].filter(
    (code) => elements(worldMap([{ code, people: 7 }])).length !== 1,
  );
  expect(lost).toEqual([]);
});

test('the map weighs at most 40 kB as it is, however many people there are, and a third of that compressed', () => {
  for (const marks of [[], [...countryCodes, ...CONTINENTS].map((code, at) => ({ code, people: at + 5 }))]) {
    const svg = worldMap(marks);
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(MOST_BYTES);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(MOST_BYTES / 3);
    expect(XMLValidator.validate(svg)).toBe(true);
  }
});

test('small states are dots, parts of the world rings, and more people a stronger shade', () => {
  expect(elements(worldMap([{ code: 'SG', people: 12 }]))).toEqual([['circle', 's1']]);
  expect(elements(worldMap([{ code: '002', people: 9 }]))).toEqual([['circle', 'r']]);
  expect(SHADES.map((people) => elements(worldMap([{ code: 'BR', people }]))[0]?.[1])).toEqual([
    's0',
    's1',
    's2',
    's3',
  ]);
});

test('a dot is drawn above the outlines and a ring above the dots, whatever their order', () => {
  const marks = ['150', 'MT', 'IT'].map((code) => ({ code, people: 6 }));
  expect(elements(worldMap(marks)).map(([name]) => name)).toEqual(['path', 'circle', 'circle']);
  expect(elements(worldMap(marks)).at(-1)?.[1]).toBe('r');
});

test('a code that is no country draws nothing, and the map keeps its land', () => {
  const { svg } = new XMLParser({ ignoreAttributes: false }).parse(
    worldMap([{ code: '"><x', people: 9 }]),
  ) as {
    svg: { g: { path: unknown[] } };
  };
  expect(svg.g.path.length).toBeGreaterThan(170);
});
