import { expect, test } from 'vitest';
import { conductOf } from './conduct.ts';
import { LEAVE } from './upsets.ts';

test('of invented people 18 in a hundred fall silent at some point, 12 say that they will be away, and 7 leave in a round', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => conductOf(1, index));
  const isAbout = (which: (typeof all)[number][], share: number): void =>
    expect(Math.abs((100 * which.length) / all.length - share)).toBeLessThan(1.5);
  isAbout(
    all.filter(({ silentFrom }) => silentFrom < Infinity),
    18,
  );
  isAbout(
    all.filter(({ awayFrom }) => awayFrom !== null),
    12,
  );
  isAbout(
    all.filter(({ talksElsewhere }) => talksElsewhere),
    30,
  );
  expect(Math.round(100 * (1 - (1 - LEAVE) ** 17))).toBe(7);
});
