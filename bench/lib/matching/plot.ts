/** A line of a plot with people and seconds, both on scales of powers of ten. */
export type Curve = { name: string; colour: string; points: [people: number, seconds: number][] };

const WIDTH = 670;
const HEIGHT = 420;
const INSET = { left: 70, right: 50, top: 20, bottom: 50 };
/** The powers of ten at the edges of the plot. */
const PEOPLE = [2, 6] as const;
const SECONDS = [-3, 3] as const;

/**
 * How fast the time grows with the number of people, as an exponent. It is a least-squares fit of the logarithms of points from `least`
 * people on.
 */
export function exponentOf({ points }: Curve, least: number): number {
  const logs = points.filter(([n]) => n >= least).map(([n, s]) => [Math.log(n), Math.log(s)] as const);
  const mean = (k: 0 | 1) => logs.reduce((sum, point) => sum + point[k], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** An SVG that can be read on white and on black. */
export function plot(curves: Curve[], title: string): string {
  const across = (n: number) => scale(Math.log10(n), PEOPLE, INSET.left, WIDTH - INSET.right);
  const down = (s: number) => scale(Math.log10(s), SECONDS, HEIGHT - INSET.bottom, INSET.top);
  const lines = [
    ...powers(PEOPLE).flatMap((p) => {
      const x = across(10 ** p).toFixed(1);
      return [
        `<path d="M${x} ${INSET.top}V${HEIGHT - INSET.bottom}" class="grid"/>`,
        text(x, HEIGHT - INSET.bottom + 20, (10 ** p).toLocaleString('en'), 'middle'),
      ];
    }),
    ...powers(SECONDS).flatMap((p) => {
      const y = down(10 ** p);
      return [
        `<path d="M${INSET.left} ${y.toFixed(1)}H${WIDTH - INSET.right}" class="grid"/>`,
        text(INSET.left - 8, y + 4, p < 0 ? `${1000 * 10 ** p} ms` : `${10 ** p} s`, 'end'),
      ];
    }),
    text((INSET.left + WIDTH - INSET.right) / 2, HEIGHT - 10, 'people', 'middle'),
  ];
  const drawn = curves.flatMap(({ name, colour, points }, k) => {
    const places = points.map(([n, s]) => `${across(n).toFixed(1)} ${down(s).toFixed(1)}`);
    const y = INSET.top + 20 + 22 * k;
    return [
      `<path d="M${places.join('L')}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
      ...places.map((place) => {
        const [x, at] = place.split(' ');
        return `<circle cx="${x}" cy="${at}" r="3.5" fill="${colour}"/>`;
      }),
      `<path d="M${INSET.left + 14} ${y - 4}h24" stroke="${colour}" stroke-width="2.5"/>`,
      text(INSET.left + 46, y, name, 'start'),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" font-family="sans-serif" font-size="13">`,
    `<title>${title}</title>`,
    '<style>.grid{stroke:#8886;stroke-width:1}text{fill:#777}</style>',
    ...lines,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

const powers = ([low, high]: readonly [number, number]): number[] =>
  Array.from({ length: high - low + 1 }, (_, k) => low + k);

function scale(value: number, [low, high]: readonly [number, number], from: number, to: number): number {
  return from + ((value - low) / (high - low)) * (to - from);
}

function text(x: number | string, y: number, words: string, anchor: string): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}
