import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, contrast, isHex, nearestWith, weakest } from './colour.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('contrast is what WCAG says it is, whichever colour comes first', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4, 2);
  fc.assert(fc.property(colour, colour, (a, b) => contrast(a, b) === contrast(b, a) && contrast(a, b) >= 1));
});

test('the nearest colour has the contrast asked for, and is the colour itself where that has it already', () => {
  const papers = ['#fbf8f1', '#fffdf9', '#f3ecdd'];
  fc.assert(
    fc.property(colour, (one) => {
      const found = nearestWith(one, papers, 4.5)!;
      expect(weakest(found, papers)).toBeGreaterThanOrEqual(4.5);
      expect(isHex(found)).toBe(true);
      if (weakest(one, papers) >= 4.5) expect(found).toBe(one);
    }),
  );
});

test('the nearest colour is not darker than it has to be, and keeps its hue', () => {
  const found = nearestWith('#ff8800', ['#ffffff'], 4.5)!;
  expect(contrast(found, '#ffffff')).toBeLessThan(4.7);
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(found.slice(at, at + 2), 16)) as [number, number, number];
  expect(r).toBeGreaterThan(g);
  expect(g).toBeGreaterThan(b);
  // On a dark ground, colours become lighter.
  expect(contrast(nearestWith('#112233', ['#151a21'], 4.5)!, '#000000')).toBeGreaterThan(4.5);
});

test('where no colour has the contrast there is none', () => {
  expect(nearestWith('#777777', ['#000000', '#ffffff'], 10)).toBeNull();
});

test('between two colours lie those on the way', () => {
  expect([0, 0.5, 1].map((share) => between('#000000', '#ff8000', share))).toEqual([
    '#000000',
    '#804000',
    '#ff8000',
  ]);
});
