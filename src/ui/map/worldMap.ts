import world from './world.json' with { type: 'json' };

/** How many people are in a country (ISO 3166-1 alpha-2), or in several of one part of the world (UN M49). */
export interface MapMark {
  code: string;
  people: number;
}

const shapes: Readonly<Record<string, string>> = world.shapes;
const points: Readonly<Record<string, readonly number[]>> = world.points;

export const MAP_SIZE = { width: world.width, height: world.height };

/** People from which on a country is drawn a shade stronger. */
export const SHADES = [5, 10, 25, 50] as const;

/** The only style of the picture: colours of day and of night, as in tokens.css. A policy may name it by its hash. */
export const MAP_STYLE =
  '.l{fill:#e3dac6;stroke:#fbf8f1;stroke-width:.5}.s0{fill:#6fa3ad}.s1{fill:#45838f}.s2{fill:#2a6a79}.s3{fill:#0f4757}' +
  '.s0,.s1,.s2,.s3{stroke:#fbf8f1;stroke-width:.5}.r{fill:#fbf8f1;fill-opacity:.6;stroke:#b4471c;stroke-width:2.5}' +
  '@media(prefers-color-scheme:dark){.l{fill:#323b47;stroke:#151a21}.s0{fill:#4d7f8a}.s1{fill:#659fab}.s2{fill:#84cbd8}.s3{fill:#c4ecf3}' +
  '.s0,.s1,.s2,.s3{stroke:#151a21}.r{fill:#151a21;stroke:#f39b70}}';

/**
 * The world as an SVG picture: countries with people in four shades, small ones as dots, and a ring for what several countries of
 * a part of the world have together. It holds no word, so that it is the same for every reader.
 */
export function worldMap(marks: readonly MapMark[]): string {
  const counted = new Map(marks.map(({ code, people }) => [code, people]));
  const empty = Object.entries(shapes).filter(([code]) => !counted.has(code));
  const drawn = marks.map(({ code, people }) => mark(code, people)).toSorted((a, b) => a.layer - b.layer);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${world.width} ${world.height}">` +
    `<style>${MAP_STYLE}</style>` +
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
