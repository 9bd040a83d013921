import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { APPEALED, EXIT, NOBODY, UNSEEN } from '../shared.ts';
import { HOUR } from '../sharedByPartners.ts';

const PAGES = 'src/web/partnership/partnership.test.ts';
const HIDDEN = by(
  PAGES,
  'an address is nowhere to be seen until both chose to show theirs, and then each is told once',
);
const STAYS = by('test/mail/leaving.test.ts', 'one may stay by the button of the page');
const TOUCH_HOUR = by('test/mail/touch.test.ts', 'the link of an answer that said more waits like the word');

const SILENCE = 'src/rooms/partnerships/silence/silence.test.ts';

const WAITS = 'src/web/partnership/letters/waits.test.ts';
const MINUTE = by(
  WAITS,
  'a letter waits a minute: until then its writer alone sees it, and no mail carries it',
);
const TAKEN_BACK = by(
  WAITS,
  'a letter that is taken back is a draft with all its words and pictures, and reaches nobody',
);
const DRAFT = by(
  WAITS,
  'a draft is kept for every device, is seen by nobody else, and is forgotten once it is sent',
);
const AGREEMENT = 'src/rooms/partnerships/agreement/agreement.test.ts';
const AGREED = by(
  AGREEMENT,
  'is proposed by one and accepted by the other: then it stands, and both are told',
);
const REOPENED = by(AGREEMENT, 'is opened again by anybody, once; it stands until all accept another');

const MEETINGS = 'src/rooms/meetings/meetings.test.ts';
const BEGUN = by(
  'src/web/partnership/meetings/late.test.ts',
  'an hour that has begun has no buttons any more, and a late press says so and changes nothing',
);
const STANDS = by(
  MEETINGS,
  'two people: it stands when the other accepts one of the hours; both are told, and the other hours are gone',
);
const OFF = by(MEETINGS, 'a no of the other declines all hours, and either calls it off: the other is told');
const MOVED_MEETING = by(
  MEETINGS,
  'either moves it, on their own clocks: what stood stands no more, and the other is asked',
);

/** Notes between partners. */
export const partners = {
  'note.address-hidden': promise('df37', HIDDEN),
  'note.address-shown': promise('0354', HIDDEN),
  'note.address-was-seen': promise('f9b7', HIDDEN),
  'note.addresses-seen': promise('8a6b', HIDDEN),
  'note.agreement-accepted': words,
  'note.agreement-changed': words,
  'note.agreement-proposed': promise('bdf4', AGREED),
  'note.agreement-reopened': promise('c979', REOPENED),
  'note.agreement-stands': words,
  'note.meeting-proposed': words,
  'note.meeting-answered': words,
  'note.meeting-cancelled': promise('887c', OFF),
  'note.meeting-began': promise('51d7', BEGUN),
  'note.meeting-changed': words,
  'note.meeting-many-open': words,
  'note.meeting-moved': promise('7701', MOVED_MEETING),
  'note.meeting-stands': promise('3a9a', STANDS),
  'note.answer-sent': words,
  'note.appeal-raised-operator': promise(
    '29ec',
    by(
      'test/concerns/appealPage.test.ts',
      'is there for nobody who was told nothing, and says who reads it where nobody else may',
    ),
  ),
  'note.appeal-raised-other': promise('5107', APPEALED),
  'note.appeal-raised-same': promise('ad00', APPEALED),
  'note.concern-raised': promise(
    'fcc6',
    by(
      'test/concerns/readers.test.ts',
      'who is named to the reporter is who may read it, whoever holds which role',
    ),
    UNSEEN,
  ),
  'note.concern-raised-and-left': promise('cb3d', EXIT),
  'note.concern-waits': promise('13fe', NOBODY),
  'note.concern-waits-and-left': promise('38e7', NOBODY, EXIT),
  'note.concern-asked': promise(
    'b57f',
    by(
      'src/web/partnership/contact.test.ts',
      'the mailed link answers by one button, also what is wrong, of which a mail asks more',
    ),
  ),
  'note.contact-told': words,
  'note.here-again': promise(
    '47f4',
    by(
      'src/rooms/partnerships/turn/remind.test.ts',
      'one who rests is here again with one click, and the partner hears of it; more reminders do not come',
    ),
  ),
  'note.hours-given': promise(
    '34cf',
    by(
      'src/web/partnership/meetings/hours/hours.test.ts',
      'who gave no hours is led to say them, and the page of both shows the hours they share',
    ),
  ),
  'note.leaving-planned': promise('f7d7', HOUR, STAYS),
  'note.letter-kept': promise(
    '3fca',
    by(
      'test/concerns/apart.test.ts',
      'begins at once: no letter passes on page or by mail, its author keeps it and hears a neutral sentence',
    ),
  ),
  'note.draft-gone': words,
  'note.draft-kept': promise('dded', DRAFT),
  'note.letter-has-left': words,
  'note.letter-sent': promise(
    '8653',
    by(PAGES, 'a letter that is sent twice by a double click is one letter and one mail'),
    MINUTE,
    TAKEN_BACK,
  ),
  'note.letter-taken-back': promise('6f83', TAKEN_BACK),
  'note.letter-to-change': promise('0a9a', TAKEN_BACK),
  'note.partnership-ended': words,
  'note.partnership-left': words,
  'note.stayed': promise(
    '28e6',
    STAYS,
    by(
      'test/mail/leaving.test.ts',
      'no letter passes in that hour, on the page neither; who stays lets them go on their way',
    ),
  ),
  'note.touch-answered': words,
  'note.touch-closed': words,
  'note.touch-given': promise(
    '707f',
    by(
      'test/promises/keepers/partners.test.ts',
      'a no after both said yes takes nothing back, and nobody is told that it does',
    ),
  ),
  'note.touch-planned': promise(
    '7b54',
    TOUCH_HOUR,
    by(
      'test/mail/touch.test.ts',
      'a no within the hour takes it back, by mail or on the page, and nobody hears of it',
    ),
  ),
  'note.absence-noted': promise(
    'daab',
    by(
      'src/rooms/partnerships/silence/askAfter.test.ts',
      'is told to the partner, keeps questions away, and ends by itself',
    ),
  ),
  'note.break-noted': promise(
    '2e5a',
    by(
      'src/rooms/partnerships/absence/breaks.test.ts',
      'takes two clicks and no reason; the partner hears the sentence, and one click brings back',
    ),
  ),
  'note.absence-over': promise(
    'fba5',
    by(
      'src/rooms/partnerships/silence/askAfter.test.ts',
      'is taken back, and the partner hears that they are here',
    ),
  ),
  'note.partner-asked-after': promise(
    '9748',
    by(SILENCE, 'mails the partner kindly, whoever asked what happens when, and opens a matter'),
  ),
} satisfies Marks;
