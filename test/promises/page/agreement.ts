import { by, promise, words } from '../marks.ts';
import type { Marks } from '../marks.ts';
import { BY_RHYTHM, TWO_CLICKS } from '../sharedByPartners.ts';

const HOPES = by(
  'src/web/workbench/partnerships/hopes.test.ts',
  'nobody of the workbench reads what partners propose to each other, or what they hope for',
);
const OWN_HOPES = by(
  'src/rooms/partnerships/agreement/agreement.test.ts',
  'keeps what each hopes for from version to version, and each changes their own',
);
const HOPES_SAVED = by(
  'src/web/partnership/agreement/agreement.test.ts',
  'hopes are saved, what stands is opened again, and the old one stands until another is accepted',
);
const REOPENED = by(
  'src/rooms/partnerships/agreement/agreement.test.ts',
  'is opened again by anybody, once; it stands until all accept another',
);

/** How partners keep in touch, on their page. */
export const agreement = {
  'agreement.agree': words,
  'agreement.back': words,
  'agreement.change': words,
  'agreement.error.often': words,
  'agreement.hopes': words,
  'agreement.hopes-first': promise('dd36', HOPES_SAVED),
  'agreement.hopes-help': promise('1abf', HOPES, OWN_HOPES),
  'agreement.hopes-mine': words,
  'agreement.hopes-of': words,
  'agreement.hopes-save': words,
  'agreement.how-often': words,
  'agreement.how-often.flexible': words,
  'agreement.how-often.fortnightly': words,
  'agreement.how-often.monthly': words,
  'agreement.how-often.weekly': words,
  'agreement.language': words,
  'agreement.lead': promise('ca1f', BY_RHYTHM),
  'agreement.means': words,
  'agreement.means.chat': words,
  'agreement.means.in-person': words,
  'agreement.means.letters': words,
  'agreement.means.video': words,
  'agreement.means.voice': words,
  'agreement.now': words,
  'agreement.propose': words,
  'agreement.propose-button': words,
  'agreement.propose-other': words,
  'agreement.propose-this': words,
  'agreement.proposed': words,
  'agreement.proposed-mine': words,
  'agreement.ready': promise('0586', TWO_CLICKS),
  'agreement.reopen': words,
  'agreement.reopened': promise('b637', REOPENED),
  'agreement.reopened-mine': promise('94c7', REOPENED),
  'agreement.title': words,
  'agreement.title-over': words,
  'agreement.until-all': promise('eade', REOPENED),
  'agreement.until-then': promise('b11b', REOPENED),
  'agreement.waits': words,
} satisfies Marks;
