import { between } from '../../lib/colour.ts';
import world from './world.json' with { type: 'json' };

/** The number of people in a country (ISO 3166-1 alpha-2), or in several countries of one part of the world (UN M49). */
export interface MapMark {
  code: string;
  people: number;
}

const shapes: Readonly<Record<string, string>> = world.shapes;
const points: Readonly<Record<string, readonly number[]>> = world.points;

export const MAP_SIZE = { width: world.width, height: world.height };

/** From these numbers of people on, a country is drawn a shade stronger. */
export const SHADES = [5, 10, 25, 50] as const;

/** The two accents of a look. */
interface Accents {
  cool: string;
  warm: string;
}

const PAPER = { day: '#fbf8f1', night: '#151a21' };
const LAND = { day: '#e3dac6', night: '#323b47' };
/** The share of the land's own colour in each shade. */
const KEPT = [0.5, 0.3, 0.14, 0];

/** The only style of the picture, in the programme's colours by day and by night. A security policy may name it by its hash. */
export function mapStyle(colours: { day: Accents; night: Accents }): string {
  const by = (time: 'day' | 'night'): string => {
    const { cool, warm } = colours[time];
    const shades = KEPT.map((share, at) => `.s${at}{fill:${between(cool, LAND[time], share)}}`).join('');
    return (
      `.l{fill:${LAND[time]}}${shades}.l,.s0,.s1,.s2,.s3{stroke:${PAPER[time]};stroke-width:.5}` +
      `.r{fill:${PAPER[time]};fill-opacity:.6;stroke:${warm};stroke-width:2.5}`
    );
  };
  return `${by('day')}@media(prefers-color-scheme:dark){${by('night')}}`;
}

/**
 * The world as an SVG picture with a style of `mapStyle`: countries with people in four shades, small countries as dots, and a ring for
 * several countries of a part of the world together. It contains no words, so it is the same for every reader.
 */
export function worldMap(marks: readonly MapMark[], style: string): string {
  const counted = new Map(marks.map(({ code, people }) => [code, people]));
  const empty = Object.entries(shapes).filter(([code]) => !counted.has(code));
  const drawn = marks.map(({ code, people }) => mark(code, people)).toSorted((a, b) => a.layer - b.layer);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${world.width} ${world.height}">` +
    `<style>${style}</style>` +
    `<g class="l">${empty.map(([, d]) => `<path d="${d}"/>`).join('')}</g>` +
    `${drawn.map(({ element }) => element).join('')}</svg>`
  );
}

/** Outlines below, dots above them, rings on top. */
function mark(code: string, people: number): { layer: number; element: string } {
  const shade = Math.max(
    0,
    SHADES.findLastIndex((from) => people >= from),
  );
  if (shapes[code]) return { layer: 0, element: `<path class="s${shade}" d="${shapes[code]}"/>` };
  const [x, y] = points[code] ?? [];
  if (x === undefined) return { layer: 0, element: '' };
  if (/^\d/.test(code)) {
    const radius = Math.min(16, Math.round(5 + Math.sqrt(people)));
    return { layer: 2, element: `<circle class="r" cx="${x}" cy="${y}" r="${radius}"/>` };
  }
  return { layer: 1, element: `<circle class="s${shade}" cx="${x}" cy="${y}" r="4"/>` };
}
