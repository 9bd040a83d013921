import { expect, test } from 'vitest';
import { RESERVE } from '../../lib/files/disk.ts';
import { outlookOf } from './rules.ts';
import type { DiskDay } from './rules.ts';

const MB = 1024 * 1024;
const GB = 1024 * MB;
const on = (day: string, free: number, database = GB, total = 40 * GB): DiskDay => ({
  day,
  database,
  room: { free, total },
});

test('two weeks before the disk is full at the pace of the last fortnight somebody is warned, not before', () => {
  const past = [on('2027-03-01', 20 * GB + RESERVE), on('2027-03-08', 18 * GB + RESERVE)];
  // The disk loses a gigabyte a day.
  expect(outlookOf(past, on('2027-03-06', 15 * GB + RESERVE, 2 * GB))).toEqual({
    growth: (1 * GB) / 5,
    pace: GB,
    days: 15,
    isFilling: false,
  });
  expect(outlookOf(past, on('2027-03-07', 14 * GB + RESERVE))).toMatchObject({ days: 14, isFilling: true });
});

test('nothing is foretold from two days, from another disk, or where room was made', () => {
  const now = on('2027-03-03', 5 * GB);
  expect(outlookOf([on('2027-03-01', 30 * GB)], now)).toMatchObject({
    pace: null,
    days: null,
    isFilling: false,
  });
  expect(outlookOf([on('2027-02-20', 30 * GB, GB, 80 * GB)], now)).toMatchObject({
    pace: null,
    isFilling: false,
  });
  expect(outlookOf([on('2027-02-20', 1 * GB)], now)).toMatchObject({ days: null, isFilling: false });
  expect(outlookOf([on('2027-01-01', 30 * GB)], now)).toMatchObject({ pace: null });
});

test('a disk with hardly any room is told of whatever its pace; of one that cannot be seen nothing is said', () => {
  expect(outlookOf([], on('2027-03-03', 200 * MB))).toMatchObject({ days: null, isFilling: true });
  const unseen = { day: '2027-03-09', database: 2 * GB, room: null };
  expect(outlookOf([{ day: '2027-03-01', database: GB, room: null }], unseen)).toEqual({
    growth: GB / 8,
    pace: null,
    days: null,
    isFilling: false,
  });
});
