import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { ERASED, LAST_DAY, LINKED, OUT, REPLIES, STAYS } from '../shared.ts';

const CODE = by(
  'src/web/signIn/codeBeforeAct.test.ts',
  'a code serves for what it was asked for, in the browser that asked, and never to sign in',
);
const TEN_MINUTES = by('src/web/signIn/signIn.test.ts', 'a code works for ten minutes');
const ONCE = by(
  'src/web/signIn/signIn.test.ts',
  'a code from the mailbox opens a session, once, and leads to where the visitor wanted to go',
);
const OFFERS = 'src/web/workbench/applications/offerAddress.test.ts';
const OFFERED = by(
  OFFERS,
  'whom mail does not reach gets a link at the address that a volunteer gives, and mails there once it is used',
);
const OFFERED_LATE = by(
  OFFERS,
  'an offered address that nobody confirms within a week, or that was taken back, changes nothing',
);
const LATE = by(
  OFFERS,
  'for whoever has letters another address waits a week, the one before is told and can say no, and partners have to say yes',
);
const YES_BY_MAIL = by(
  'test/mail/addressByMail.test.ts',
  'a yes by mail from the address that was asked confirms it as its link does, and is answered there',
);
const KEPT = by(OFFERS, 'the address before says no, and nothing changes');
const NEW_ADDRESS = by(
  'src/web/me/me.test.ts',
  'a new address counts only once the link mailed there was used',
);
const BACK = by(
  'src/web/me/address.test.ts',
  'the address that was left is told, and takes the account back within seven days: everybody else is out',
);
const BACK_ENDS = by(
  'src/web/me/address.test.ts',
  'the way back closes after seven days, and the address that was left is forgotten',
);
const WALL = by(
  'src/web/signIn/wall.test.ts',
  'over all networks an address gets twenty code mails a day and a word about it; known browsers get theirs',
);

/** Codes, addresses and signing in. */
export const account = {
  'mail.backup-failed.about': words,
  'mail.backup-failed.body': words,
  'mail.backup-failed.button': words,
  'mail.backup-failed.unmade': words,
  'mail.backup-failed.next': promise(
    '788b',
    by(
      'src/backup/nightly.test.ts',
      'one that fails removes nothing, is told at once, and stands on the operator’s page',
    ),
  ),
  'mail.backup-failed.subject': words,
  'mail.backup-holds.about': promise(
    'c8bf',
    by(
      'src/backup/nightly.test.ts',
      'the night’s backup is proven, older ones go, and the operator reads of it once a month',
    ),
  ),
  'mail.backup-holds.body': promise(
    '6dae',
    by(
      'src/backup/nightly.test.ts',
      'the night’s backup is proven, older ones go, and the operator reads of it once a month',
    ),
  ),
  'mail.backup-holds.button': words,
  'mail.backup-holds.key': words,
  'mail.backup-holds.no-key': words,
  'mail.backup-holds.next': promise(
    'aa56',
    by(
      'src/backup/nightly.test.ts',
      'the night’s backup is proven, older ones go, and the operator reads of it once a month',
    ),
    by(
      'src/backup/nightly.test.ts',
      'one that fails removes nothing, is told at once, and stands on the operator’s page',
    ),
  ),
  'mail.backup-holds.subject': words,
  'mail.act-code.about': words,
  'mail.act-code.address': words,
  'mail.act-code.data': words,
  'mail.act-code.details': words,
  'mail.act-code.erasure': words,
  'mail.act-code.invitation': words,
  'mail.act-code.not-you': promise('5811', OUT),
  'mail.act-code.not-you-invitation': promise(
    '15ab',
    by(
      'src/web/workbench/people/invitation.test.ts',
      'whoever has the link of an invitation alone, as from a forwarded mail, gets neither the role nor a session',
    ),
  ),
  'mail.act-code.once': promise('694f', CODE, TEN_MINUTES),
  'mail.act-code.sign-in': words,
  'mail.act-code.their-address': words,
  'mail.act-code.subject': words,
  'mail.address-change.about': words,
  'mail.address-change.body': words,
  'mail.address-change.confirm': words,
  'mail.address-change.ignore': promise('e1c4', LAST_DAY, NEW_ADDRESS),
  'mail.address-change.offer-body': promise('c4ae', OFFERED),
  'mail.address-change.offer-ignore': promise('5fbe', OFFERED_LATE),
  'mail.address-change.offer-subject': words,
  'mail.address-change.subject': words,
  'mail.address-changed.about': words,
  'mail.address-changed.back': promise('ad6d', BACK, BACK_ENDS),
  'mail.address-changed.body': promise('2963', NEW_ADDRESS),
  'mail.address-changed.button': words,
  'mail.address-changed.ignore': words,
  'mail.address-changed.subject': words,
  'mail.address-changing.about': words,
  'mail.address-changing.body': words,
  'mail.address-changing.button': words,
  'mail.address-changing.ignore': promise('3c13', LATE),
  'mail.address-changing.subject': words,
  'mail.address-changing.when': promise('ee36', LATE, KEPT),
  'mail.address-vouch.about': words,
  'mail.address-vouch.body': words,
  'mail.address-vouch.button': words,
  'mail.address-vouch.ignore': promise('250b', LATE),
  'mail.address-vouch.subject': words,
  'mail.address-vouch.why': promise('d56a', LATE),
  'mail.address-yours.about': words,
  'mail.address-yours.now': promise('27e3', YES_BY_MAIL),
  'mail.address-yours.subject': words,
  'mail.address-yours.waits': promise('32d4', YES_BY_MAIL, LATE),
  'mail.address-returned.about': words,
  'mail.address-returned.body': promise('3e5f', BACK),
  'mail.address-returned.subject': words,
  'mail.address-returned.wrong': promise('d59f', REPLIES),
  'mail.erased.about': words,
  'mail.erased.body': promise(
    'c648',
    ERASED,
    by(
      'src/web/partnership/mailedLink.test.ts',
      'when a partner is erased the other is told, and their letters stay as those of a former participant',
    ),
    by(
      'src/web/me/keeping.test.ts',
      'comments stay as a former participant’s unless they are taken along, which the page offers, and answers to them stay',
    ),
  ),
  'mail.erased.subject': words,
  'mail.erased.thanks': words,
  'mail.erasure-asked.about': words,
  'mail.erasure-asked.body': promise('4e53', ERASED),
  'mail.erasure-asked.button': words,
  'mail.erasure-asked.not-you': promise('c3b0', STAYS),
  'mail.erasure-asked.stay': promise('382d', STAYS),
  'mail.erasure-asked.subject': words,
  'mail.new-sign-in.about': words,
  'mail.new-sign-in.body': words,
  'mail.new-sign-in.browser': words,
  'mail.new-sign-in.button': words,
  'mail.new-sign-in.ignore': promise(
    'fa89',
    by(
      'src/web/signIn/newSignIn.test.ts',
      'a sign-in with a browser that is new is told by mail, the first of an account and a known browser’s are not',
    ),
  ),
  'mail.new-sign-in.not-you': promise('0d89', OUT, LAST_DAY),
  'mail.new-sign-in.subject': words,
  'mail.new-sign-in.undo': promise('6caa', BACK, BACK_ENDS, STAYS, LINKED),
  'mail.new-sign-in.unknown': words,
  'mail.sign-in-code.about': words,
  'mail.sign-in-code.body': words,
  'mail.sign-in-code.once': promise('97a1', ONCE, TEN_MINUTES),
  'mail.sign-in-code.subject': words,
  'mail.sign-in-linked.about': words,
  'mail.sign-in-linked.body': promise('60b5', LINKED),
  'mail.sign-in-linked.button': words,
  'mail.sign-in-linked.hello': words,
  'mail.sign-in-linked.subject': words,
  'mail.sign-in-linked.trouble': promise('250b', LINKED, REPLIES),
  'mail.sign-in-many.about': words,
  'mail.sign-in-many.body': promise('d5fd', WALL),
  'mail.sign-in-many.button': words,
  'mail.sign-in-many.ignore': words,
  'mail.sign-in-many.in': promise(
    '0cc6',
    WALL,
    by(
      'src/web/signIn/flood.test.ts',
      'the mail that tells of it has a link, by which any browser of theirs gets a code',
    ),
  ),
  'mail.sign-in-many.subject': words,
} satisfies Marks;
