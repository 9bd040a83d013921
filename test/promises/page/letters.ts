import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { APART, FILTER, PICKED } from '../shared.ts';
import { HIDDEN, HOURS, PURGED, RHYTHM } from '../sharedByPartners.ts';

const OFTEN = by(
  'src/web/partnership/partnership.test.ts',
  'after thirty letters in a day the next waits for tomorrow, its words kept',
);
const DRAFT = by(
  'src/web/partnership/letters/waits.test.ts',
  'a draft is kept for every device, is seen by nobody else, and is forgotten once it is sent',
);
const MINUTE = by(
  'src/web/partnership/letters/waits.test.ts',
  'a letter waits a minute: until then its writer alone sees it, and no mail carries it',
);
const FILES = by(
  'src/web/partnership/letters/files.test.ts',
  'documents and pictures go along with a letter, as downloads that nothing can draw, for its partners alone',
);
const SIX_FILES = by(
  'src/web/partnership/letters/filesRefused.test.ts',
  'a letter takes six files, of a thousand none, and fifteen megabytes; beyond it the words are kept as a draft',
);
const BOXES = by(
  'test/promises/keepers/room.test.ts',
  'of a draft’s files one whose box is left empty stays behind',
);
const WHOLE = by(
  'test/mail/letterAnswers.test.ts',
  'keeps all its words one click away for its readers, without addresses',
);
const TALK = by(
  'test/mail/talk.test.ts',
  'is a letter that quotes it, beside the way to the public discussion',
);
const READERS = by(
  'src/web/partnership/letters/ownLetters.test.ts',
  'the page says who can read letters, and offers the file once there is something in it',
);
const DESK = by(
  'src/web/workbench/partnerships/desk.test.ts',
  'coordinators see who writes to whom and when last, and never a word of a letter or an address',
);
const OFFERED_HOURS = by(
  'src/web/partnership/meetings/finding/find.test.ts',
  'who gave no hours is asked for three, and offered waking hours all the same',
);

/** The page of two: letters, and everything else that partners send each other. */
export const letters = {
  'partnership.clocks': words,
  'partnership.clocks-unknown': words,
  'partnership.contact': words,
  'partnership.contact.answer.not-yet': words,
  'partnership.contact.answer.talked': words,
  'partnership.contact.answer.wrong': words,
  'partnership.contact.both': words,
  'partnership.contact.here': words,
  'partnership.contact.lead': promise('d289', RHYTHM),
  'partnership.contact.mine': words,
  'partnership.contact.not-yet': words,
  'partnership.contact.theirs': words,
  'partnership.draft.files': words,
  'partnership.draft.files-help': promise('53e1', BOXES),
  'partnership.draft.keep': words,
  'partnership.draft.kept': promise('252a', DRAFT),
  'partnership.draft.picture': words,
  'partnership.draft.unsent': words,
  'partnership.error.empty': words,
  'partnership.error.ended': words,
  'partnership.error.filtered': promise('f1eb', FILTER),
  'partnership.error.often': promise('34a7', OFTEN),
  'partnership.error.too-long': words,
  'partnership.files': words,
  'partnership.files-help': promise('b82f', FILES, SIX_FILES),
  'partnership.hours': words,
  'partnership.hours.button': words,
  'partnership.hours.change': words,
  'partnership.hours.give': promise('9d10', HOURS),
  'partnership.hours.help': promise('9b19', OFFERED_HOURS, HOURS),
  'partnership.hours.label': words,
  'partnership.hours.lead': promise('f8c3', HOURS),
  'partnership.letter-back': words,
  'partnership.letter-by': words,
  'partnership.letter-by-me': words,
  'partnership.letter-change': words,
  'partnership.letter-gone': promise('fa60', PURGED),
  'partnership.letter-take-back': words,
  'partnership.letter-waits': promise('f010', MINUTE),
  'partnership.letter-whole': words,
  'partnership.letter-whole-lead': promise('b7d0', WHOLE),
  'partnership.letters': words,
  'partnership.letters-none': words,
  'partnership.letters-none-over': words,
  'partnership.own-letters': words,
  'partnership.own-letters.at': words,
  'partnership.own-letters.files': words,
  'partnership.own-letters.title': words,
  'partnership.own-letters.where': words,
  'partnership.send': words,
  'partnership.share': words,
  'partnership.shared.hours': words,
  'partnership.shared.interests': words,
  'partnership.shared.languages': words,
  'partnership.shared.languages-some': words,
  'partnership.shared.answer': words,
  'partnership.shared.answers': words,
  'partnership.shared.same': words,
  'partnership.topic': words,
  'partnership.topic-read': words,
  'partnership.topic.answer': promise('e0d9', TALK),
  'partnership.topic.label': words,
  'partnership.topic.public': words,
  'partnership.who-reads': promise('c2ed', READERS, DESK, PICKED),
  'partnership.write-help': promise('38ca', HIDDEN),
  'partnership.write-help-apart': promise('39a6', APART),
  'partnership.write-in': words,
  'partnership.write-label': words,
} satisfies Marks;
