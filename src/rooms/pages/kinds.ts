import { number, orNull } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** The version that everybody reads now, and the one before; null for none. */
const shown = { version: orNull(number), before: orNull(number) };

/** Its kinds of event, and the data stored with each. */
export const events = {
  'page-changed': { about: 'page', undone: ['version', 'from'], data: { version: number, from: number } },
  'page-published': { about: 'page', undone: ['before'], data: shown },
  'page-taken-down': { about: 'page', undone: ['before'], data: shown },
  'page-written': { about: 'page' },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
