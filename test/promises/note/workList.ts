import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

/** The short notes after acts of the work list and about silent pairs. */
export const workList = {
  'note.matters-done': promise(
    '4873',
    by(
      'src/web/workbench/work/several/several.test.ts',
      'several matters go off the list together, counted first, with a reason and one entry in the log that is undone',
    ),
  ),
  'note.nothing-to-close': words,
  'note.nobody-to-remind': words,
  'note.pairs-ended': promise(
    'f89a',
    by(
      'src/web/workbench/partnerships/endSeveral.test.ts',
      'several silent pairs end at once: counted first, another partner for who waits alone, one entry, one undo',
    ),
    by(
      'src/rooms/partnerships/leaving/undone.test.ts',
      'leaving is not undone after a week, nor when one of the two has another partner by then',
    ),
  ),
  'note.mails-left': promise(
    'cac2',
    by(
      'src/web/workbench/everybody/writeTo.test.ts',
      'a matcher writes to several, too, and takes that back at once, but not what a director wrote; nobody else does',
    ),
  ),
  'note.stays-matched-again': words,
  'note.stays-over': words,
  'note.stays-own': words,
  'note.stays-too-late': words,
  'note.stays-unknown': words,
  'note.undone-none': words,
  'note.undone-partly': words,
  'note.pair-reminded': promise(
    '5133',
    by(
      'src/rooms/partnerships/turn/remind.test.ts',
      'a volunteer sends the next reminder now, once a day at most',
    ),
  ),
  'note.taken-meanwhile': words,
  'note.view-dropped': words,
  'note.view-kept': words,
  'note.view-long-name': words,
  'note.view-nameless': words,
  'note.view-taken': words,
  'note.view-there': words,
  'note.view-too-many': words,
} satisfies Marks;
