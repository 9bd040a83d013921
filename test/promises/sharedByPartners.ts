import { by } from './marks.ts';

// Tests for promises about partners that several places make: absence, silence, leaving, what is wrong.

export const LEAVES = by(
  'src/web/partnership/mailedLink.test.ts',
  'leaving takes two clicks and an optional word to the coordinators, which the other never sees',
);
export const WRONG = by(
  'src/web/partnership/mailedLink.test.ts',
  'something is wrong: told to those who keep people safe, and the partner’s page says nothing',
);
export const HOUR = by(
  'test/mail/leaving.test.ts',
  'an hour passes before one leaves, and the partner hears of it only then',
);
export const ASK_WEEK = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'a week without a letter makes it pressing, and whoever asked hears once that a person looks',
);
export const AWAY = by(
  'src/rooms/partnerships/silence/askAfter.test.ts',
  'is told to the partner, keeps questions away, and ends by itself',
);
export const BREAK_ENDS = by(
  'src/rooms/partnerships/absence/breaks.test.ts',
  'stops the clock, pauses the partnership, and ends by itself after 120 days',
);
export const BREAK_MAIL = by(
  'src/rooms/partnerships/absence/breaks.test.ts',
  'answers the question until when, the question whether to leave, and a letter',
);
export const BY_RHYTHM = by(
  'src/rooms/partnerships/agreement/rhythm.test.ts',
  'they are asked whether they talked: %s',
);
export const ENDED = by(
  'src/rooms/partnerships/leaving/undone.test.ts',
  'a volunteer ends a partnership: one is matched again, the other is finished; and undoes it',
);
export const HIDDEN = by(
  'src/web/partnership/partnership.test.ts',
  'an address is nowhere to be seen until both chose to show theirs, and then each is told once',
);
export const HOURS = by(
  'src/web/partnership/meetings/hours/hours.test.ts',
  'who gave no hours is led to say them, and the page of both shows the hours they share',
);
export const PURGED = by(
  'src/rooms/partnerships/ending/afterEnd.test.ts',
  'at the promised date words and answers of the round go, and who was whose partner stays',
);
export const RHYTHM = by(
  'src/rooms/partnerships/contact/contact.test.ts',
  'nobody is asked where both wrote in that time, or one said that they talked',
);
export const TOUCH = by(
  'src/rooms/partnerships/ending/afterEnd.test.ts',
  'a yes to stay in touch stays unknown until the other says yes too; then each gets the other’s address once',
);
export const TOUCH_CHANGED = by(
  'test/promises/keepers/partners.test.ts',
  'a no may become a yes, and a yes a no, until the data of the round goes',
);
export const TWO_CLICKS = by(
  'src/web/partnership/agreement/agreement.test.ts',
  'two clicks make one: of one to propose what is ready, of the other to agree',
);
export const MEETINGS_OFF = by(
  'src/rooms/meetings/meetings.test.ts',
  'of a series only the times go in which one is away',
);
