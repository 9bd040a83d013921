import { maybe, number, text } from '../../lib/shape.ts';
import type { EventsBrought, JobsBrought, Kinds } from '../kinds.ts';

/** The act, and the number of things it was done to. */
const whole = { bulk: number, count: number };
const undoable = { about: 'programme', undone: ['bulk'], data: whole } as const;

/** Its kinds of event: acts on several things of a list, each logged once for all of them. */
export const events = {
  'applications-confirmed': undoable,
  'applications-declined': undoable,
  'applications-moved': undoable,
  'applications-reminded': undoable,
  'applications-withdrawn': undoable,
  'bans-lifted': undoable,
  'bulk-undone': { about: 'programme', data: whole },
  'chosen-mails-dropped': undoable,
  'chosen-mails-held': undoable,
  'chosen-mails-released': undoable,
  'chosen-mails-restored': undoable,
  'comments-approved': undoable,
  'comments-hidden': undoable,
  'events-undone': undoable,
  'everybody-noted': undoable,
  'everybody-tagged': undoable,
  // The size of the file: rows and bytes; events of older versions have only the rows.
  'list-taken-out': { about: 'programme', data: { list: text, count: number, bytes: maybe(number) } },
  'occasions-dropped': undoable,
  'occasions-held': undoable,
  'occasions-released': undoable,
  'occasions-restored': undoable,
  'pairs-locked': undoable,
  'pairs-parted': undoable,
  'pairs-reminded': undoable,
  'pairs-unlocked': undoable,
  'people-made-one': undoable,
  'people-noted': undoable,
  'people-tagged': undoable,
  'people-told-apart': undoable,
  'roles-ended': undoable,
  'threads-assigned': undoable,
  'threads-closed': undoable,
  'threads-reopened': undoable,
  'topics-approved': undoable,
  'topics-disapproved': undoable,
  'topics-scheduled': undoable,
  'topics-unscheduled': undoable,
} satisfies EventsBrought;

/** Its jobs: what each is given, and how many are done together. */
export const jobs = {
  'go-on-with-bulk': { data: { programme: number, act: number } },
} satisfies JobsBrought;

/** The kinds of acts on several. */
export type BulkKind = Exclude<keyof typeof events, 'bulk-undone' | 'list-taken-out'>;

declare module '../kinds.ts' {
  interface EventTerms extends Kinds<typeof events> {}
  interface JobTerms extends Kinds<typeof jobs> {}
}
