import { RESERVE } from '../../lib/files/disk.ts';
import type { DiskRoom } from '../../lib/files/disk.ts';

/** How full the disk and the database were on a day (UTC), in octets. `room` is null when the disk could not be read. */
export interface DiskDay {
  day: string;
  database: number;
  room: DiskRoom | null;
}

export interface Outlook {
  /** Octets by which the database grows a day, and the disk loses; null while there are too few days to tell. */
  growth: number | null;
  pace: number | null;
  /** Days until nothing more can be stored at that pace; null when that is unknown, or the disk is not filling up. */
  days: number | null;
  /** Whether somebody should make room now. */
  isFilling: boolean;
}

const DAY = 86_400_000;
const MB = 1024 * 1024;
/** Days from which the pace is computed: a fortnight includes a topic with its thousands of mails. */
export const PACE_DAYS = 14;
/** The days must be at least this far apart: a shorter span tells nothing. */
const LEAST_DAYS = 3;
/** Leaves the operator two weekends after the warning. */
export const WARN_DAYS = 14;
/** Beyond the reserve. With less room, one mailing may fill the disk, whatever the pace was. */
export const NEARLY = 192 * MB;

/** Predicts the coming days from the last ones, oldest first. */
export function outlookOf(days: readonly DiskDay[], now: DiskDay): Outlook {
  const since = (day: DiskDay): number => (Date.parse(now.day) - Date.parse(day.day)) / DAY;
  const known = days.filter((day) => since(day) >= LEAST_DAYS && since(day) <= PACE_DAYS);
  const [oldest] = known;
  const growth = oldest ? (now.database - oldest.database) / since(oldest) : null;
  const { room } = now;
  if (!room) return { growth, pace: null, days: null, isFilling: false };
  // The numbers of another disk say nothing about this one.
  const same = known.find((day) => day.room?.total === room.total);
  const pace = same ? (same.room!.free - room.free) / since(same) : null;
  const left = Math.max(0, room.free - RESERVE);
  const untilFull = pace !== null && pace > 0 ? left / pace : null;
  return {
    growth,
    pace,
    days: untilFull,
    isFilling: left < NEARLY || (untilFull !== null && untilFull <= WARN_DAYS),
  };
}
