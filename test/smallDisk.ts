import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  folder: string;
  /** Fills the disk until only so many octets are free. */
  leave(octets: number): Promise<void>;
  /** Removes what `leave` put there. */
  empty(): Promise<void>;
  /** Unmounts it. */
  remove(): Promise<void>;
}

/** A file system of its own of so many megabytes, in memory. Only root may mount one. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  if (process.getuid?.() !== 0) throw new Error('nothing tested: only root may mount a small disk');
  const folder = await mkdtemp(join(tmpdir(), 'antipode-small-'));
  run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  const empty = (): Promise<void> => rm(filler, { force: true });
  return {
    folder,
    empty,
    leave: async (octets) => {
      await empty();
      const { bsize, bavail } = await statfs(folder);
      run('fallocate', ['-l', String(bavail * bsize - octets), filler]);
    },
    remove: async () => {
      run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function run(command: string, words: string[]): void {
  const { status, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`);
}
