import { by, promise, words } from './marks.ts';
import type { Marks } from './marks.ts';

const WITHDRAW = 'src/rooms/applications/leaving/withdraw.test.ts';

/** The page of a person's standing. */
export const status = {
  'status.apply-again': words,
  'status.available-after-all': words,
  'status.change': words,
  'status.confirm.lead': words,
  'status.confirm.title': words,
  'status.dates': words,
  'status.go-on': words,
  'status.history': words,
  'status.link-again': words,
  'status.look': words,
  'status.none.lead': promise(
    'c71f',
    by(
      'src/rooms/applications/rules.test.ts',
      'no sequence of verbs leaves the table of states, or makes anyone wait without a reason or a next step',
    ),
  ),
  'status.none.title': words,
  'status.reinstate': words,
  'status.waiting-list': promise(
    'f8a0',
    by(
      'src/rooms/pairing/promises.test.ts',
      'a cap takes the first of a country, lets a freed place go to the next, and tells who waits',
    ),
  ),
  'status.waiting-list-share': promise(
    'e5da',
    by(
      'src/rooms/pairing/promises.test.ts',
      'a share is a cap that goes by how many are there, in the run and on the waiting list alike',
    ),
  ),
  'status.why': words,
  'status.withdraw.button': words,
  'status.withdraw.for-good': promise(
    '6086',
    by(WITHDRAW, 'what was withdrawn is not taken back once partners are published'),
  ),
  'status.withdraw.lead': promise(
    'ddd8',
    by(
      'src/rooms/pairing/pool/candidates.test.ts',
      'who was asked and did not say yes, who withdrew, and who lacks a consent are not matched',
    ),
    by(
      'src/rooms/applications/availability/availability.test.ts',
      'withdrawing can be undone until partners are published, and brings back what was',
    ),
  ),
  'status.withdraw.lead-draft': promise(
    'a42f',
    by(WITHDRAW, 'a draft that was withdrawn comes back as long as applications are open'),
  ),
  'status.withdraw.lead-waiting': promise(
    'b005',
    by(
      'test/mail/backIn.test.ts',
      'who withdrew while they waited in a running round goes on waiting, by mail or on the page',
    ),
  ),
  'status.withdraw.link': words,
  'status.withdraw.matched': promise(
    'd7c4',
    by(
      'src/rooms/partnerships/leaving/leaving.test.ts',
      'when somebody leaves a pair it ends; the other waits with priority and is told kindly, without the reason',
    ),
  ),
  'status.withdraw.stay': words,
  'status.withdraw.title': words,
} satisfies Marks;
