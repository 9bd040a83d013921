import { by, promise, words } from './marks.ts';
import type { Marks } from './marks.ts';
import { CALLED_OFF, UNMATCHED } from './shared.ts';

const LIFE = 'src/rooms/applications/life.test.ts';
const KEEPERS = 'test/promises/keepers/applying.test.ts';
const FORESEEN = by(
  KEEPERS,
  'each step that is foreseen comes on its day, and the last one names a partner or says why there is none',
);

/** A person's standing and next step, on the page and in mails. */
export const standing = {
  'next.answer': promise('4f65', FORESEEN),
  'next.availability': promise('01d7', FORESEEN, UNMATCHED),
  'next.closes': promise(
    'a356',
    by(KEEPERS, 'who is in changes answers until the closing, and withdraws after it'),
  ),
  'next.ends': promise(
    '841a',
    by(
      'src/rooms/partnerships/ending/endRounds.test.ts',
      'members are told a week before the end, once, and get one farewell when it comes',
    ),
  ),
  'next.introduces': promise('bfd1', FORESEEN),
  'next.matches': promise('11e4', FORESEEN),
  'next.none': promise('6b66', CALLED_OFF),
  'next.open': promise(
    '5d5d',
    by('src/web/apply/apply.test.ts', 'whoever comes late is told the date of the next round'),
    by(KEEPERS, 'who is in changes answers until the closing, and withdraws after it'),
  ),
  'next.opens': promise('94aa', CALLED_OFF),
  'next.soon': promise(
    'cf20',
    by('src/rooms/pairing/publication/publish.test.ts', 'when the introduction is past, mails leave at once'),
  ),
  'standing.asked.lead': promise('da49', UNMATCHED),
  'standing.asked.title': words,
  'standing.available.lead': promise('4a55', UNMATCHED),
  'standing.available.title': words,
  'standing.cancelled.lead': words,
  'standing.cancelled.title': words,
  'standing.confirmed.lead': words,
  'standing.confirmed.title': words,
  'standing.declined.lead': promise(
    '57d6',
    by(LIFE, 'a volunteer declines with a reason, which the applicant reads'),
  ),
  'standing.declined.title': words,
  'standing.draft.lead': words,
  'standing.draft.title': words,
  'standing.finished.lead': words,
  'standing.finished.title': words,
  'standing.invited.lead': promise(
    'ade1',
    by(
      'src/rooms/imports/duties.test.ts',
      'whoever does not answer is reminded once after ten days, and gone after thirty',
    ),
  ),
  'standing.invited.title': words,
  'standing.kept': promise(
    'f666',
    by(
      KEEPERS,
      'what a draft holds at the closing is found in the next application, until the date that the mail names',
    ),
    by(KEEPERS, 'where one stands says until when what was written is kept, and nothing of it afterwards'),
  ),
  'standing.late.lead': words,
  'standing.late.title': words,
  'standing.matched.lead': words,
  'standing.matched.title': words,
  'standing.matching.lead': words,
  'standing.matching.title': words,
  'standing.unanswered.lead': words,
  'standing.unanswered.title': words,
  'standing.unavailable.lead': words,
  'standing.unavailable.title': words,
  'standing.unconfirmed.lead': promise(
    '2eeb',
    by(
      'src/rooms/applications/filling/starts.test.ts',
      'a new address is confirmed by the mailed link, and the application with it',
    ),
  ),
  'standing.unconfirmed.title': words,
  'standing.unmatched.lead': promise(
    '34e6',
    by(
      'src/rooms/partnerships/ending/endRounds.test.ts',
      'at the end of a round nobody is left waiting: who has no partner is told why, and comes first only if they were looked for',
    ),
  ),
  'standing.unmatched.title': words,
  'standing.waiting.lead': promise(
    '34e6',
    by(
      'src/web/apply/standing.test.ts',
      'who waits reads their own reason, what would change it and the next date, and nothing of others’ wishes',
    ),
  ),
  'standing.waiting.title': words,
  'standing.withdrawn.lead': promise('6923', UNMATCHED),
  'standing.withdrawn.title': words,
} satisfies Marks;
