import { by, kept, words } from '../marks.ts';
import type { Marks } from '../marks.ts';

/** Sentences of the sample privacy text about pairs, and about answers that are kept for the next round. */
export const privacyOfPairs = {
  'If you say so, your answers are kept beyond it for your next application, two years at most; you can take that back.':
    kept(
      by(
        'src/rooms/applications/keeping/keeping.test.ts',
        'answers go at the promised date, but for those somebody asked to keep, which stand in the next form',
      ),
      by(
        'src/web/status/keeping.test.ts',
        'after the end one click on the page of the two keeps the answers, and another takes it back',
      ),
    ),
  'Of a pair the coordinators see who is in it, how many letters each wrote, when the last one was, who is away until when, how it ended, and the reasons you give us.':
    words,
  'What you agree on and what you hope for is not among it.': kept(
    by(
      'src/web/workbench/partnerships/hopes.test.ts',
      'nobody of the workbench reads what partners propose to each other, or what they hope for',
    ),
  ),
} satisfies Marks;
