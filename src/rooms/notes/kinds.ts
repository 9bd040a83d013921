import { number } from '../../lib/shape.ts';
import type { EventsBrought, Kinds } from '../kinds.ts';

/** Its kinds of event; the words of a note or tag are stored with the person only. */
export const events = {
  'note-removed': { about: 'person', undone: ['note'], data: { note: number } },
  'note-restored': { about: 'person', data: { note: number } },
  'note-written': { about: 'person', undone: ['note'], data: { note: number } },
  'person-tagged': { about: 'person', undone: ['tag'], data: { tag: number } },
  'person-untagged': { about: 'person', undone: ['tag'], data: { tag: number } },
} satisfies EventsBrought;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
}
