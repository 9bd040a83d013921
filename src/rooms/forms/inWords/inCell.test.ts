import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questions } from '../../../../test/readingTables.ts';
import { languageCodes } from '../../../lib/world/languages.ts';
import { LEVELS } from '../values.ts';
import { inCell } from './inCell.ts';
import { readInWords } from './readInWords.ts';

const asked = (type: string) => questions.find((one) => one.type === type)!;

test('answers that are written into a cell are read from it as they were', () => {
  const answers = fc.oneof(
    fc.record({
      type: fc.constant('languages'),
      value: fc.uniqueArray(
        fc.record({ code: fc.constantFrom(...languageCodes), level: fc.constantFrom(...LEVELS) }),
        {
          minLength: 1,
          maxLength: 4,
          selector: ({ code }) => code,
        },
      ),
    }),
    fc.record({
      type: fc.constant('hours'),
      value: fc
        .array(fc.constantFrom('0', '1'), { minLength: 336, maxLength: 336 })
        .map((bits) => bits.join(''))
        .filter((bits) => bits.includes('1')),
    }),
    fc.record({
      type: fc.constant('wishes'),
      value: fc.constantFrom(
        [{ about: 'country', value: 'JP', strength: 'must' }],
        [
          { about: 'language', value: 'fr', strength: 'wish' },
          { about: 'zone', value: 4, strength: 'important' },
        ],
      ),
    }),
    fc.record({
      type: fc.constant('absences'),
      value: fc.constantFrom(
        [{ from: '2027-03-01', until: '2027-03-10' }],
        [{ from: '2027-04-02', until: '2027-04-02' }],
      ),
    }),
    fc.record({ type: fc.constant('many'), value: fc.constantFrom(['leading', 'writing'], ['writing']) }),
    fc.record({
      type: fc.constant('exclusions'),
      value: fc.constantFrom(['nils@cast.example', 'Somebody Else']),
    }),
  );
  fc.assert(
    fc.property(answers, ({ type, value }) => {
      const question = asked(type);
      expect(readInWords(question, inCell(question, value as never), questions)).toEqual({ ok: true, value });
    }),
    { numRuns: 200 },
  );
  expect(inCell(asked('hours'), `${'0'.repeat(36)}111111${'0'.repeat(294)}`)).toBe('Mon 18:00-21:00');
});
