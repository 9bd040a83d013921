import { number } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** Its kinds of event, and the data stored with each. */
export const events = {
  'applicants-imported': { about: 'import', undone: true, data: { taken: number, updated: number } },
  'import-lapsed': { about: 'person' },
  'import-undone': { about: 'import', data: { people: number } },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
