import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { TRIO, TRIO_NO } from '../trio.ts';
import { BACK_LATER, ERASED, LINKED, OUT, STAYS, UNMATCHED } from '../shared.ts';

const ME = 'src/web/me/me.test.ts';
const ADDRESS = 'src/web/me/address.test.ts';
const BACK = by(
  ADDRESS,
  'the address that was left is told, and takes the account back within seven days: everybody else is out',
);
const NEW_ADDRESS = by(ME, 'a new address counts only once the link mailed there was used');
const OFFERS = 'src/web/workbench/applications/offerAddress.test.ts';
const ADDRESS_LATE = by(
  OFFERS,
  'for whoever has letters another address waits a week, the one before is told and can say no, and partners have to say yes',
);
const ADDRESS_KEPT = by(OFFERS, 'the address before says no, and nothing changes');
const ADDRESS_TAKEN_BACK = by(
  OFFERS,
  'an offered address that nobody confirms within a week, or that was taken back, changes nothing',
);
const APPLY = 'src/web/apply/apply.test.ts';
const CONFIRMS = by(
  APPLY,
  'somebody new applies with an address, goes on at once, and confirms by the mailed link',
);
const AVAILABLE = by(
  'src/web/apply/standing.test.ts',
  'the question whether one is available is answered by its link, and only by its buttons',
);

/** A person's account and application. */
export const people = {
  'note.address-asked': promise('10f5', NEW_ADDRESS),
  'note.address-offered': promise(
    'be52',
    by(
      'src/web/workbench/applications/offerAddress.test.ts',
      'whom mail does not reach gets a link at the address that a volunteer gives, and mails there once it is used',
    ),
  ),
  'note.address-kept': promise('fe87', ADDRESS_KEPT),
  'note.address-offer-ended': promise('0fa2', ADDRESS_TAKEN_BACK),
  'note.address-waits': promise('5369', ADDRESS_LATE),
  'note.vouched': words,
  'note.address-back': promise('3ac7', BACK),
  'note.address-back-taken': promise(
    '1f96',
    by(
      ADDRESS,
      'whoever typed the old address meanwhile gives way; who confirmed it does not, and the person is sent to write',
    ),
  ),
  'note.address-changed': promise(
    '4db6',
    NEW_ADDRESS,
    by('test/links/ends.test.ts', 'works on its last day and not on the one after'),
  ),
  'note.address-over': promise(
    'adbd',
    by('test/links/ends.test.ts', 'works on its last day and not on the one after'),
  ),
  'note.address-taken': promise(
    '64e9',
    by(ME, "a new address that is somebody's already changes nothing"),
    by(
      'test/mail/addressByMail.test.ts',
      'an address of whoever applied, signed in, or told something in private stays theirs, whoever says yes',
    ),
  ),
  'note.address-trusted': promise(
    '1497',
    by(
      'src/rooms/sending/bounces/bounces.test.ts',
      'the person sees what to do and gives the address another chance; the coordinator sees it too, the ambassador her country only',
    ),
  ),
  'note.answer-late': promise('1b20', AVAILABLE),
  'note.answer-nothing': words,
  'note.application-closed': words,
  'note.application-confirmed': words,
  'note.application-link': promise('c0ca', CONFIRMS, BACK_LATER),
  'note.application-reinstated': promise(
    'eb64',
    by(
      'src/rooms/applications/availability/availability.test.ts',
      'withdrawing can be undone until partners are published, and brings back what was',
    ),
  ),
  'note.application-saved': promise('0497', BACK_LATER),
  'note.application-sent': words,
  'note.application-step-gone': words,
  'note.application-too-late': promise(
    '7b7b',
    by(
      'src/rooms/applications/availability/availability.test.ts',
      'withdrawing can be undone until partners are published, and brings back what was',
    ),
  ),
  'note.application-withdrawn': words,
  'note.available': promise('1ffd', UNMATCHED),
  'note.erasure-asked': promise('903d', ERASED, STAYS),
  'note.erasure-off': promise('aa72', STAYS),
  'note.invitation-over': words,
  'note.last-director': promise(
    '09a7',
    by('src/web/me/ownData.test.ts', 'the only director cannot be erased'),
  ),
  'note.link-over': words,
  'note.picture-failed': words,
  'note.picture-taken': words,
  'note.saved': words,
  'note.sender-known': promise(
    '7bf2',
    by('test/mail/givenOut.test.ts', 'acts for its person once they said that the mail is theirs'),
  ),
  'note.sign-in-linked': promise('cfd1', LINKED),
  'note.sign-in-removed': promise('c9eb', LINKED),
  'note.sign-in-taken': promise(
    '0507',
    by('src/web/me/signIns.test.ts', 'a way that is another’s stays there'),
  ),
  'note.signed-out': words,
  'note.signed-out-everywhere': promise('3fa6', OUT),
  'note.subscribed': promise(
    '7ee9',
    by(
      'src/rooms/readers/topics.test.ts',
      'a topic goes to who asked for all topics, in words for one who takes no part, whole if they like; once, and to no one twice',
    ),
    by(
      'src/rooms/readers/topics.test.ts',
      'news are mailed the first time they are published, ten minutes later; taken down before, they are not',
    ),
  ),
  'note.subscription-asked': promise(
    'a5e5',
    by(
      'src/web/subscription/subscription.test.ts',
      'a visitor gives an address on the front page, opens the mailed link, presses its button, and stops by one click',
    ),
  ),
  'note.too-often': words,
  'note.unavailable': promise('8675', UNMATCHED),
  'note.welcome': words,
  'note.trio-asked': words,
  'note.trio-joined': words,
  'note.trio-no': promise('a6b3', TRIO_NO),
  'note.trio-nobody': words,
  'note.trio-yes': promise('f7de', TRIO),
  'note.waiting-chosen': words,
  'note.waiting-over': words,
  'note.their-application-reinstated': promise(
    'f53b',
    by(
      'src/rooms/applications/leaving/withdraw.test.ts',
      'whoever is taken back in by a volunteer is told, unless they never heard that they were out, or came back by themselves',
    ),
  ),
} satisfies Marks;
