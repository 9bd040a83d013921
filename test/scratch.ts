import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Bytes that must be free, both in the folder and in the machine's memory. */
const ROOM = 6 * 1024 ** 3;
const IN_MEMORY = '/dev/shm';

/** The folder for tests' databases. It is in memory if there is plenty, since a busy disk would delay them. */
export const SCRATCH = isRoomy(IN_MEMORY) ? IN_MEMORY : tmpdir();
/** The prefix of the folder for each run's server. */
export const PREFIX = 'antipode-test-';
/** All folders in which tests may have kept databases. */
export const SCRATCHES = [...new Set([tmpdir(), SCRATCH])];

function isRoomy(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return Math.min(bavail * bsize, process.availableMemory()) >= ROOM;
  } catch {
    return false;
  }
}
