import { expect, test } from 'vitest';
import { translator } from '../../../i18n/translate.ts';
import { faultText } from './said.ts';

const said = (reason: string) => faultText(translator('en'), { reason, piece: '' });

test('of a day and of a number that cannot be read it is said what can', () => {
  expect(said('unknown-day')).toContain('write 2027-03-01, or');
  expect(said('not-whole')).toContain('whole number');
  expect(said('too-small')).toContain('smaller than the form allows');
  expect(said('too-large')).toContain('larger than the form allows');
  expect(said('anything')).toBe('this cannot be read; write it in other words, or empty the cell');
});
