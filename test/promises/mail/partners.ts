import {
  AWAY,
  BREAK_ENDS,
  BREAK_MAIL,
  HOUR,
  HOURS,
  LEAVES,
  WRONG,
  MEETINGS_OFF,
} from '../sharedByPartners.ts';
import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { PICTURES } from '../shared.ts';

const PAGES = 'src/web/partnership/partnership.test.ts';
const END = 'src/rooms/partnerships/ending/endRounds.test.ts';
const LETTERS = 'test/mail/letters.test.ts';
const HIDDEN = by(
  PAGES,
  'an address is nowhere to be seen until both chose to show theirs, and then each is told once',
);
const LETTER = by(
  'test/mail/letterAnswers.test.ts',
  'becomes a letter to the partner, by the address in Reply-To alone',
);
const FAREWELL = by(END, 'members are told a week before the end, once, and get one farewell when it comes');
const FILES = by(
  'test/mail/letterPictures.test.ts',
  'the files of a letter go with its mail, as far as a mailbox takes them; the others are on the page',
);
const AFTER_END = by(
  'test/mail/letterAnswers.test.ts',
  'after the partnership ended is answered kindly, once a day',
);
const TOO_LONG = by(
  'test/mail/letterAnswers.test.ts',
  'that is too long, or empty, is answered with what to do',
);
const OFTEN = by(PAGES, 'after thirty letters in a day the next waits for tomorrow, its words kept');
const ALONE_TOO_LARGE = by(
  'test/mail/pictures.test.ts',
  'that come alone and are too large are no letter without words: the answer says so',
);

/** The introduction, letters, and what both agree to show. */
export const partners = {
  'mail.absence.break': promise('91bc', AWAY, BREAK_ENDS, MEETINGS_OFF),
  'mail.absence.break-change': promise('03f1', BREAK_MAIL),
  'mail.absence.break-now': promise('697f', BREAK_MAIL),
  'mail.absence.break-offer': promise('9a90', BREAK_MAIL),
  'mail.absence.subject-break': words,
  'mail.silence-question.break': promise(
    '8b38',
    AWAY,
    by(
      'src/rooms/partnerships/absence/breaks.test.ts',
      'lets who would rather not wait come first with another partner',
    ),
  ),
  'mail.addresses-shown.about': words,
  'mail.addresses-shown.body': promise('dc73', HIDDEN),
  'mail.addresses-shown.both': promise('3935', HIDDEN),
  'mail.addresses-shown.open': words,
  'mail.addresses-shown.subject': words,
  'mail.introduction.about': words,
  'mail.introduction.begin': words,
  'mail.introduction.clocks': words,
  'mail.introduction.ends': promise('1ee6', FAREWELL),
  'mail.introduction.no-hour': words,
  'mail.introduction.give-hours': promise('60b2', HOURS),
  'mail.introduction.hello': words,
  'mail.introduction.hidden': promise('22b1', HIDDEN),
  'mail.introduction.lives': words,
  'mail.introduction.now': words,
  'mail.introduction.open': words,
  'mail.introduction.pronounced': words,
  'mail.introduction.question.1': words,
  'mail.introduction.question.2': words,
  'mail.introduction.question.3': words,
  'mail.introduction.reply': promise('55a9', LETTER),
  'mail.introduction.share': words,
  'mail.introduction.subject': words,
  'mail.introduction.words': promise(
    '225c',
    by(LETTERS, 'a word that our mails tell is for us and never for the partner; any other word is a letter'),
    HOUR,
  ),
  'mail.introduction.wrong': promise('8702', LEAVES, WRONG),
  'mail.introduction.you': words,
  'mail.letter-trouble.about': words,
  'mail.letter-trouble.apart': promise(
    'bfcb',
    by(
      'test/concerns/apart.test.ts',
      'begins at once: no letter passes on page or by mail, its author keeps it and hears a neutral sentence',
    ),
  ),
  'mail.letter-trouble.attachments': promise(
    '8f02',
    PICTURES,
    by(
      'test/promises/keepers/team.test.ts',
      'what was attached to a letter and stays behind is told each time',
    ),
  ),
  'mail.letter-trouble.empty': promise('80ac', TOO_LONG),
  'mail.letter-trouble.ended': promise('268c', AFTER_END),
  'mail.letter-trouble.filtered': promise(
    'c0bf',
    by(
      'test/mail/letterFilter.test.ts',
      'by mail its writer gets the words back whole, and no volunteer reads them; a signature’s number stays behind',
    ),
  ),
  'mail.letter-trouble.nothing-left': promise('1241', PICTURES, ALONE_TOO_LARGE),
  'mail.letter-trouble.often': promise('11ef', OFTEN),
  'mail.letter-trouble.subject': words,
  'mail.letter-trouble.subject-attachments': words,
  'mail.letter-trouble.touch': promise(
    '36bc',
    by(
      'src/rooms/partnerships/ending/graceful.test.ts',
      'a letter by mail after the end is not passed on, and its writer hears kindly what is left to say and until when',
    ),
  ),
  'mail.letter-trouble.too-long': promise('fd29', TOO_LONG),
  'mail.letter.about': words,
  'mail.letter.answer': words,
  'mail.letter.from': words,
  'mail.letter.hello': words,
  'mail.letter.hidden': promise(
    '84d2',
    HIDDEN,
    by('test/mail/inbox.test.ts', 'an answer to any mail that has no nearer place reaches the coordinators'),
  ),
  'mail.letter.files': promise('66ea', FILES),
  'mail.letter.files-page': promise('1adf', FILES),
  'mail.letter.reply': promise(
    '3e9d',
    LETTER,
    by(LETTERS, 'an answer in a trio goes to both others, and the letter says so'),
  ),
  'mail.letter.subject': words,
} satisfies Marks;
