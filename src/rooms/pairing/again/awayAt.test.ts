import { expect, test } from 'vitest';
import { leftOut } from './awayAt.ts';

const ends = { dates: { ends: { wall: '2027-06-01T12:00', zone: 'Europe/Madrid' } } };
const SETTINGS = { everyDays: 3, weeksBefore: 3, showsFirst: false };
const look = new Date('2027-03-10T08:00:00Z');
const zone = 'Europe/Madrid';

const found = (away: Partial<Parameters<typeof leftOut>[0]>) =>
  leftOut({ declared: null, planned: [], ...away }, look, ends, SETTINGS);

const until = (backAt: string) =>
  leftOut(
    { declared: { until: backAt.slice(0, 10), backAt, undated: false }, planned: [] },
    look,
    ends,
    SETTINGS,
  )?.isLookedAfter;

test('a look leaves out who is away then, by their word or by their application, and nobody else', () => {
  const declared = { until: '2027-03-14', backAt: '2027-03-14T23:00:00Z', undated: false };
  expect(found({})).toBe(null);
  expect(found({ declared })).toEqual({
    until: '2027-03-14',
    isBreak: false,
    isDeclared: true,
    isLookedAfter: true,
  });
  expect(found({ declared: { ...declared, backAt: '2027-03-10T08:00:00Z' } })).toBe(null);
  const planned = { value: [{ from: '2027-03-09', until: '2027-03-12' }], zone, saidAt: null };
  expect(found({ planned: [planned] })).toMatchObject({ until: '2027-03-12', isDeclared: false });
  expect(found({ planned: [{ ...planned, saidAt: '2027-03-09T12:00:00Z' }] })).toBe(null);
  expect(found({ planned: [{ ...planned, value: [{ from: '2027-03-11', until: '2027-03-12' }] }] })).toBe(
    null,
  );
});

test('who is back only after the last look hears that there is none any more', () => {
  // Runs every three days from 10 March on. The last run is on 9 May, at least three weeks before the end.
  expect(until('2027-05-09T06:00:00Z')).toBe(true);
  expect(until('2027-05-09T12:00:00Z')).toBe(false);
});
