import { expect, test } from 'vitest';
import { measure } from './watch.ts';
import { BEGIN, next, POOR } from './weak.ts';
import type { Course, Measured } from './weak.ts';

const GOOD: Measured = { room: 2_000_000, lost: 0, roundTrip: 0.1 };
const NARROW: Measured = { room: 60_000, lost: 0.02, roundTrip: 0.4 };

/** The course after each measurement of a line. */
function led(measurements: readonly Measured[], from = BEGIN): Course[] {
  let course = from;
  return measurements.map((one) => (course = next(course, one)));
}
const times = (count: number, one: Measured): Measured[] => Array.from({ length: count }, () => one);

test('a good line stays clear, and one bad measurement changes nothing', () => {
  const steps = led([...times(5, GOOD), NARROW, ...times(5, GOOD)]).map(({ step }) => step);
  expect(new Set(steps)).toEqual(new Set(['clear']));
});

test('a narrow line goes to sound alone at the second measurement; one that holds a small picture goes there', () => {
  expect(led(times(2, NARROW)).at(-1)?.step).toBe('sound');
  expect(led(times(2, { ...GOOD, room: 150_000 })).at(-1)?.step).toBe('low');
  expect(led(times(2, { ...GOOD, lost: 0.3 })).at(-1)?.step).toBe('sound');
});

test('the picture comes back by itself when the line widens, step by step', () => {
  const narrow = led(times(2, NARROW)).at(-1)!;
  const back = led(times(16, GOOD), narrow).map(({ step }) => step);
  expect([...new Set(back)]).toEqual(['sound', 'low', 'clear']);
});

test('a line that stays narrow is tried less and less often', () => {
  const tried = led(times(120, NARROW)).filter(({ isTry, since }) => isTry && since === 0).length;
  expect(tried).toBeGreaterThan(2);
  expect(tried).toBeLessThan(12);
});

test('while sound alone suffers, no picture is tried', () => {
  const narrow = led(times(2, NARROW)).at(-1)!;
  const steps = led(times(40, { ...NARROW, lost: 0.4 }), narrow).map(({ step }) => step);
  expect(new Set(steps)).toEqual(new Set(['sound']));
});

test('when not even sound goes through for a while, that is told once, and again only after it was better', () => {
  const narrow = led(times(2, NARROW)).at(-1)!;
  const bad = { ...NARROW, lost: 0.4 };
  const told = (all: readonly Measured[]): number =>
    led(all, narrow).filter(({ poor }) => poor === POOR).length;
  expect(told(times(POOR - 1, bad))).toBe(0);
  expect(told(times(40, bad))).toBe(1);
  expect(told([...times(8, bad), GOOD, ...times(8, bad)])).toBe(2);
  expect(told(times(40, NARROW))).toBe(0);
});

const way = (id: string, more: object) =>
  [id, { id, type: 'candidate-pair', state: 'succeeded', nominated: true, ...more }] as const;
const roomOf = async (stats: readonly (readonly [string, object])[]) =>
  (await measure({ pc: { getStats: async () => new Map(stats) as unknown as RTCStatsReport } })).room;

test('the line is measured by the way in use, not by another that was nominated, too', async () => {
  const ways = [
    way('first', { bytesSent: 900 }),
    way('used', { bytesSent: 5000, availableOutgoingBitrate: 96_000 }),
  ];
  expect(await roomOf(ways)).toBe(96_000);
  const transport = ['t', { id: 't', type: 'transport', selectedCandidatePairId: 'used' }] as const;
  expect(await roomOf([...ways, way('most', { bytesSent: 9000 }), transport])).toBe(96_000);
});
