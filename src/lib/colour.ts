/** Colours of the form `#175a6b`. */
export type Hex = string;

export const isHex = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** Red, green and blue from 0 to 1. */
type Rgb = [number, number, number];

/** Relative luminance, as WCAG 2.2 defines it. */
export function luminance(hex: Hex): number {
  const [r, g, b] = rgbOf(hex).map(toLinear) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function contrast(a: Hex, b: Hex): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The weakest contrast between a colour and any of several others. */
export function weakest(hex: Hex, others: readonly Hex[]): number {
  return Math.min(...others.map((other) => contrast(hex, other)));
}

/** Steps of lightness to try; nobody sees finer ones. */
const STEPS = 400;

/**
 * The colour nearest to this one that has at least `ratio` with each of `others`. It has the same hue, lighter or darker, and is greyer
 * only if no screen could show it otherwise. Null when there is none.
 */
export function nearestWith(hex: Hex, others: readonly Hex[], ratio: number): Hex | null {
  const [lightness, chroma, hue] = oklchOf(rgbOf(hex));
  for (let step = 0; step <= STEPS; step += 1)
    for (const side of [-1, 1]) {
      const next = lightness + (side * step) / STEPS;
      if (next < 0 || next > 1) continue;
      const candidate = step === 0 ? hex.toLowerCase() : hexOf(within([next, chroma, hue]));
      if (weakest(candidate, others) >= ratio) return candidate;
    }
  return null;
}

/** A colour between two, `share` of the way from the first. */
export function between(a: Hex, b: Hex, share: number): Hex {
  const [from, to] = [rgbOf(a), rgbOf(b)];
  return hexOf(from.map((part, at) => part + ((to[at] ?? 0) - part) * share) as Rgb);
}

function rgbOf(hex: Hex): Rgb {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

const hexOf = (rgb: Rgb): Hex => `#${rgb.map(twoDigits).join('')}`;

function twoDigits(part: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, part)) * 255);
  return byte.toString(16).padStart(2, '0');
}

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number): number =>
  c <= 0.0031308 ? 12.92 * c : 1.055 * Math.max(0, c) ** (1 / 2.4) - 0.055;

/** Lightness, chroma and hue in OKLCH (Björn Ottosson, A perceptual color space for image processing, 2020). */
function oklchOf(rgb: Rgb): [lightness: number, chroma: number, hue: number] {
  const [r, g, b] = rgb.map(toLinear) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [lightness, Math.hypot(x, y), Math.atan2(y, x)];
}

function rgbFrom([lightness, chroma, hue]: [number, number, number]): Rgb {
  const [x, y] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    fromLinear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    fromLinear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    fromLinear(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The colour, with as much of its chroma as a screen can show. */
function within([lightness, chroma, hue]: [number, number, number]): Rgb {
  const isShown = (rgb: Rgb): boolean => rgb.every((part) => part >= -0.0005 && part <= 1.0005);
  let [low, high] = [0, chroma];
  if (isShown(rgbFrom([lightness, chroma, hue]))) return rgbFrom([lightness, chroma, hue]);
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (isShown(rgbFrom([lightness, middle, hue]))) low = middle;
    else high = middle;
  }
  return rgbFrom([lightness, low, hue]);
}
