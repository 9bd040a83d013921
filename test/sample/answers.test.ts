import { expect, test } from 'vitest';
import { sampleAnswers } from '../../sample/answers.ts';
import { sampleLocales } from '../../sample/texts.ts';

test('every ready-made answer of the sample is there in each language, with the same words to fill in', () => {
  expect(sampleAnswers.length).toBeGreaterThan(2);
  for (const { name, body } of sampleAnswers)
    for (const locale of sampleLocales) {
      const words = [...(body[locale] ?? '').matchAll(/\{[^}]*\}/g)].map(([word]) => word);
      expect([...new Set(words)].sort(), `${name} ${locale}`).toEqual(['{me}', '{name}', '{programme}']);
    }
});
