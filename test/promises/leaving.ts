import { by } from './marks.ts';

/** Tests that keep what several mails promise of leaving a partner, and of what is wrong. */
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
