import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onTalk, say } from '../../../../test/discussion.ts';
import { searchComments } from '../index.ts';
import { foldWords, gramsOf, wanted } from './letterGroups.ts';

test.each([
  ['Bibliothèque élargie', 'bibliotheque', true],
  ['Ёлка в библиотеке', 'елка', true],
  ['أحبّ المكتبةَ كثيرًا', 'المكتبه', true],
  ['我喜欢图书馆的门', '图书馆', true],
  ['我喜欢图书馆的门', '书门', false],
  ['ห้องสมุดของเรา', 'สมุด', true],
  ['A door is open', 'do', true],
  ['A door is open', 'oo', false],
  ['Straße und Øl', 'strasse ol', true],
  ['A door is open', 'open window', false],
])('of “%s” the search for “%s” says %s', (body, query, found) =>
  onTalk(async ({ ctx, cast, topic, programme }) => {
    await say(ctx, cast, cast.people.tomas, { topic, body });
    expect((await searchComments(ctx, { programme, query, near: 0 })).rows).toHaveLength(found ? 1 : 0);
  }),
);

test('whatever stands in a text is found by each of its words', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { maxLength: 6 }),
      (parts) => {
        const text = parts.join(' ');
        const folded = foldWords(text);
        const grams = new Set(gramsOf(folded));
        for (const part of folded.split(' ').filter(Boolean)) {
          const { words, grams: asked } = wanted(part);
          expect(asked.filter((gram) => !grams.has(gram))).toEqual([]);
          for (const word of words.filter((one) => !one.startsWith(' '))) expect(folded).toContain(word);
        }
      },
    ),
    { numRuns: 500 },
  );
});
