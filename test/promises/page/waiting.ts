import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { TRIO, TRIO_WEEK } from '../trio.ts';

const NO_MORE_MATCHED = by(
  'test/promises/keepers/room.test.ts',
  'after the last day on which people are matched again nobody is, however long they wait',
);
const KEPT_NEXT = by(
  'src/rooms/applications/keeping/keeping.test.ts',
  'when the next round opens, each of them gets one mail, and none besides about its opening',
);
const KEPT_TWO = by(
  'src/rooms/applications/keeping/keeping.test.ts',
  'after two years what was kept goes, and its person with it',
);
const KEPT_GO = by(
  'src/rooms/applications/keeping/keeping.test.ts',
  'answers go at the promised date, but for those somebody asked to keep, which stand in the next form',
);
const KEPT_LINK = by(
  'src/web/status/keeping.test.ts',
  'the mail of the next round leads to its form with the answers in it: opening the link begins nothing',
);
const AGAIN = by(
  'src/rooms/pairing/again/again.test.ts',
  'those who lost a partner get another, never the same, and who fits nobody is told why once',
);
const NEXT_ROUND = by(
  'src/rooms/pairing/again/again.test.ts',
  'who would rather be looked for in the next round is looked for no more in this one',
);
const NEVER_LATER = by(
  'src/rooms/pairing/again/again.test.ts',
  'the date of the next run that people were told never comes later',
);

const AWAY_LEFT_OUT = by(
  'src/rooms/pairing/again/plannedAway.test.ts',
  'who waits and told an absence in the application is left out of a run while it lasts, unless they said since that they are here',
);
const AWAY_PAGE = by(
  'test/mail/again.test.ts',
  'who is away then reads until when nobody looks for them instead, on the page and by mail, and says with one button that they are back',
);
const BREAK_PAGE = by('test/mail/again.test.ts', 'who takes a break is looked for once they are back');
const AWAY_LAST = by(
  'src/rooms/pairing/again/awayAt.test.ts',
  'who is back only after the last look hears that there is none any more',
);

/** Somebody who waits for a partner, and answers that are kept for the next round. */
export const waiting = {
  'keeping.kept': promise('a82c', KEPT_TWO, KEPT_NEXT, KEPT_LINK),
  'keeping.no': words,
  'keeping.offer': promise('0265', KEPT_GO, KEPT_TWO, KEPT_NEXT),
  'keeping.title': words,
  'keeping.yes': words,
  'waiting.about.country': words,
  'waiting.about.interest': words,
  'waiting.about.language': words,
  'waiting.about.region': words,
  'waiting.about.role': words,
  'waiting.about.sector': words,
  'waiting.about.stage': words,
  'waiting.about.zone': words,
  'waiting.again.asked': promise('202d', TRIO_WEEK, TRIO),
  'waiting.again.away': promise('2a54', AWAY_LEFT_OUT, AWAY_PAGE),
  'waiting.again.away-last': promise('e930', AWAY_LAST, NO_MORE_MATCHED),
  'waiting.again.break': promise('ea19', AWAY_LEFT_OUT, BREAK_PAGE),
  'waiting.again.date': promise('a5f2', AGAIN, NEVER_LATER),
  'waiting.again.last': promise('4ddd', NO_MORE_MATCHED),
  'waiting.again.next': promise('3a65', NEXT_ROUND),
  'waiting.again.title': words,
  'waiting.again.waits': words,
  'waiting.choice.look': words,
  'waiting.choice.next': words,
  'waiting.choice.trio': words,
  'waiting.choice.wait': words,
  'waiting.help.dropAllMusts': words,
  'waiting.help.dropMust': words,
  'waiting.help.hours': words,
  'waiting.help.language': words,
  'waiting.help.languages': words,
  'waiting.help.zone': words,
  'waiting.rule.overlapHours': words,
  'waiting.rule.ownMusts': words,
  'waiting.rule.sharedLanguage': words,
  'waiting.rule.zoneDifference': words,
  'waiting.why.allTaken': words,
  'waiting.why.capped': words,
  'waiting.why.general': words,
  'waiting.why.partnerLeft': words,
} satisfies Marks;
