import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { LAST_DAY, REPLIES } from '../shared.ts';

const DESK = 'src/web/workbench/duplicates/duplicates.test.ts';
const AT_ONCE = by(
  DESK,
  'an address that nobody confirmed is joined by a coordinator at once; the person is told, and the log gives it back',
);
const ASKED = by(
  DESK,
  'a confirmed address is joined only by a yes from its own mailbox, and a no or a question taken back leaves everything',
);
const NO_SIGN_IN = by(
  DESK,
  'an address that was merged away signs nobody in, and the links that were mailed to it open nothing',
);
const TWO = by(DESK, 'two who are two are not suggested again, until that is undone');
const MOVED = by(
  'src/web/workbench/applications/whole/whole.test.ts',
  'an application moves to a later round with its answers, whoever it is of is told, and the log moves it back',
);
const EDITED = by(
  'src/web/workbench/applications/whole/whole.test.ts',
  'a coordinator who edits somebody’s details has them told by mail how these stand now',
);
const CORRECTED = by(
  'src/web/workbench/applications/whole/whole.test.ts',
  'a coordinator corrects answers and the country of somebody, who is told; the log gives them back, and a second who corrects is told of the first',
);
const ALONE = by(
  'src/web/me/otherAddress.test.ts',
  'whoever reads mail at both addresses makes them one alone, after a code from there and a question',
);
const NOBODY_ELSE = by(
  'src/web/me/otherAddress.test.ts',
  'a code for another address serves nobody else: not another person, nor another address, nor signing in, nor without a fresh session',
);
const ALL = by(
  'src/rooms/duplicates/merge.test.ts',
  'everything of somebody is carried over to their other address, and undone every table is as it was but the log',
);
const TOLD = by(
  'src/web/me/mergeLink.test.ts',
  'the address that goes is told, and whoever has it all now deletes nothing of it, nor joins it further, for a week',
);

/** Two addresses of one person. */
export const duplicates = {
  'mail.act-code.merge': words,
  'mail.act-code.merged': promise('f35c', ALONE, ALL),
  'mail.act-code.not-you-merged': promise('819f', NOBODY_ELSE),
  'mail.answers-corrected.about': words,
  'mail.answers-corrected.body': promise('f608', CORRECTED),
  'mail.answers-corrected.none': words,
  'mail.answers-corrected.subject': words,
  'mail.answers-corrected.wrong': promise('e8af', REPLIES),
  'note.answers-corrected': promise('2412', CORRECTED),
  'mail.application-moved.about': words,
  'mail.application-moved.body': promise('7d82', MOVED),
  'mail.application-moved.subject': words,
  'mail.application-moved.wrong': promise('5ecb', REPLIES),
  'note.application-moved': promise('974c', MOVED),
  'mail.details-changed-for.about': words,
  'mail.details-changed-for.body': words,
  'mail.details-changed-for.button': words,
  'mail.details-changed-for.language': words,
  'mail.details-changed-for.name': words,
  'mail.details-changed-for.subject': words,
  'mail.details-changed-for.wrong': promise('21e0', REPLIES),
  'mail.details-changed-for.zone': words,
  'note.details-changed-for': promise('6c0a', EDITED),
  'mail.address-joined.about': words,
  'mail.address-joined.body': promise('5e69', TOLD, NO_SIGN_IN),
  'mail.address-joined.subject': words,
  'mail.address-joined.wrong': promise('2e26', TOLD, REPLIES),
  'mail.address-parted.about': words,
  'mail.address-parted.body': promise('170b', TOLD),
  'mail.address-parted.subject': words,
  'mail.merge-asked.about': words,
  'mail.merge-asked.body': words,
  'mail.merge-asked.button': words,
  'mail.merge-asked.ignore': promise('89f0', ASKED, LAST_DAY),
  'mail.merge-asked.subject': words,
  'mail.merge-asked.what': promise('f077', ASKED, ALL),
  'mail.people-merged.about': words,
  'mail.people-merged.body': promise('c7dc', AT_ONCE, NO_SIGN_IN),
  'mail.people-merged.subject': words,
  'mail.people-merged.wrong': promise('8a3b', REPLIES, AT_ONCE),
  'mail.people-parted.about': words,
  'mail.people-parted.body': promise('8ced', ALL),
  'mail.people-parted.subject': words,
  'mail.people-parted.wrong': promise('77fb', ALONE, REPLIES),
  'note.merge-asked': promise('aa72', ASKED),
  'note.merge-denied': promise('29f7', ASKED),
  'note.merge-over': words,
  'note.noted': words,
  'note.proof-over': words,
  'note.own-merged': promise('966a', ALONE),
  'note.own-merged-elsewhere': promise('58f9', ASKED, NO_SIGN_IN),
  'note.people-different': promise('388a', TWO),
  'note.people-merged': promise('aa0f', AT_ONCE),
} satisfies Marks;
