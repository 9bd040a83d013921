import type { Look } from '../../db/schema.ts';
import { contrast, isHex, nearestWith, weakest } from '../../lib/colour.ts';
import { keeper } from '../../lib/keeper.ts';

export const ACCENTS = ['cool', 'warm'] as const;
export type Accent = (typeof ACCENTS)[number];

/** The same colours as in ui/styles/tokens.css; a test compares them. */
export const OWN_COLOURS: Readonly<Record<Accent, string>> = { cool: '#175a6b', warm: '#b4471c' };
/** The same by night. */
const OWN_NIGHT: Readonly<Record<Accent, string>> = { cool: '#84cbd8', warm: '#f39b70' };
/** The backgrounds behind words, by day and by night. */
export const GROUNDS = {
  day: ['#fbf8f1', '#fffdf9', '#f3ecdd'],
  night: ['#151a21', '#1c232c', '#212933'],
} as const;
/** WCAG 2.2 AA for text of ordinary size. */
export const LEAST_CONTRAST = 4.5;

export type ColourProblem =
  | { reason: 'no-colour' }
  /** Words in this colour would be hard to read: its contrast, and the nearest colour with enough contrast. */
  | { reason: 'weak'; contrast: number; better: string };

/** The problem of a colour for words, links and buttons; null when there is none. */
export function checkColour(colour: string): ColourProblem | null {
  if (!isHex(colour)) return { reason: 'no-colour' };
  const reached = weakest(colour, GROUNDS.day);
  if (reached >= LEAST_CONTRAST) return null;
  // Black always has enough contrast with every paper.
  const better = nearestWith(colour, GROUNDS.day, LEAST_CONTRAST) ?? '#000000';
  return { reason: 'weak', contrast: Math.floor(reached * 10) / 10, better };
}

/** Colours by night, by the colour by day. Finding one takes trying hundreds of shades, and each mail and style sheet asks again. */
const nights = keeper<string>(500);

/** The same colour by night: as light as it must be on a dark background. */
export const byNight = (colour: string): string =>
  nights(colour, () => nearestWith(colour, GROUNDS.night, LEAST_CONTRAST) ?? '#ffffff');

/** A programme's colours by day and by night: its own, or the standard ones. */
export function coloursOf(look: Look): Record<'day' | 'night', Record<Accent, string>> {
  const each = (of: (accent: Accent) => string) => ({ cool: of('cool'), warm: of('warm') });
  return {
    day: each((accent) => look[accent] ?? OWN_COLOURS[accent]),
    night: each((accent) => (look[accent] ? byNight(look[accent]) : OWN_NIGHT[accent])),
  };
}

/** The colour of words on a button of this colour: white or ink, whichever reads better. */
export function onColour(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#10151b') ? '#ffffff' : '#10151b';
}

/** The programme's colours as a style sheet that follows the standard one; '' when it has none of its own. */
export function lookSheet(look: Look): string {
  const colours = ACCENTS.filter((accent) => look[accent]).map(
    (accent) => [accent, look[accent] ?? ''] as const,
  );
  if (colours.length === 0) return '';
  const rules = (of: (colour: string) => string): string =>
    colours
      .map(([accent, day]) => {
        const colour = of(day);
        return `--${accent}:${colour};${accent === 'cool' ? `--on-cool:${onColour(colour)};` : ''}`;
      })
      .join('');
  return `:root{${rules((day) => day)}}@media(prefers-color-scheme:dark){:root{${rules(byNight)}}}`;
}
