import { by } from './marks.ts';

const TRIO_FILE = 'src/rooms/pairing/trio/trio.test.ts';
export const TRIO = by(
  TRIO_FILE,
  'a pair whose members both say yes takes in a third, who does not read their letters of before',
);
export const TRIO_NO = by(
  TRIO_FILE,
  'one no keeps two who are asked to themselves, once and for the round, and nobody learns whose it was',
);
export const TRIO_WEEK = by(
  TRIO_FILE,
  'a question that nobody answers ends after a week, and one whose asker found a partner ends then',
);
export const TRIO_BY_MAIL = by(
  'test/mail/trio.test.ts',
  'a lone yes by mail is noted, and becomes a no by answering that; a no is noted as well',
);
