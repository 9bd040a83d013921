import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Bytes that must be free, of the folder and of the machine's memory. */
const ROOM = 6 * 1024 ** 3;
const IN_MEMORY = '/dev/shm';

/** The folder for tests' databases: in memory if there is plenty of it, since a busy disk holds them up. */
export const SCRATCH = isRoomy(IN_MEMORY) ? IN_MEMORY : tmpdir();
/** Begins the name of the folder there of each run's server. */
export const PREFIX = 'antipode-test-';
/** All folders where tests may have kept them. */
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
