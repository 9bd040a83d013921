import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Octets of a disk: those left for us, and all of them. */
export interface DiskRoom {
  free: number;
  total: number;
}

/** The disk that holds our data. */
export interface Disk {
  /** Null when nothing is known. */
  room(): Promise<DiskRoom | null>;
  /** Whether nothing more may be written, as far as can be known beforehand. */
  isFull(): Promise<boolean>;
}

/**
 * Octets left free for the database itself. Without room for its own log, it stops, and then nobody can read any more. When only these
 * octets are left, nothing new is taken in.
 */
export const RESERVE = 64 * 1024 * 1024;

/** How long a look at the disk counts: many callers ask. */
const LOOK_MS = 1000;

/** A disk of which nothing is known: for a database elsewhere, and for commands. */
export const unknownDisk: Disk = { room: () => Promise.resolve(null), isFull: () => Promise.resolve(false) };

/** The disk of a folder, which need not exist yet. With `holdsDatabase`, the disk is full when only the reserve is left. */
export function diskOf(folder: string, { holdsDatabase }: { holdsDatabase: boolean }): Disk {
  let looked: Promise<DiskRoom | null> = Promise.resolve(null);
  let at = -Infinity;
  const room = (): Promise<DiskRoom | null> => {
    if (performance.now() - at > LOOK_MS) {
      at = performance.now();
      looked = roomOf(folder);
    }
    return looked;
  };
  return {
    room,
    isFull: async () => holdsDatabase && ((await room())?.free ?? Infinity) <= RESERVE,
  };
}

async function roomOf(folder: string): Promise<DiskRoom | null> {
  try {
    const { bsize, bavail, blocks } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch (error) {
    const above = dirname(folder);
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && above !== folder ? roomOf(above) : null;
  }
}

/** Thrown instead of starting something that could not be written completely. */
export class DiskFull extends Error {
  override name = 'DiskFull';
  readonly code = 'ENOSPC';
  constructor() {
    super('the disk is full: nothing is taken in until there is room');
  }
}

/** PostgreSQL's "disk full", and the file system's own codes: no space, or a quota that is used up. */
const CODES: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether an error, or its cause, says that a disk is full. */
export function meansFullDisk(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++)
    if (CODES.has((at as { code?: unknown }).code)) return true;
  return false;
}
