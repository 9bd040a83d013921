import { number } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** Every kind of event that it records, and what is stored with it. */
export const events = {
  'applicants-imported': { about: 'import', undone: true, data: { taken: number, updated: number } },
  'import-lapsed': { about: 'person' },
  'import-undone': { about: 'import', data: { people: number } },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
