import type { Disk } from '../../src/lib/files/disk.ts';

/** A disk without room, for verbs that ask before they write. */
export const fullDisk: Disk = {
  room: () => Promise.resolve({ free: 0, total: 1_000_000_000 }),
  isFull: () => Promise.resolve(true),
};
