import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiskFull, diskOf, meansFullDisk } from './disk.ts';

const error = (code: string): Error => Object.assign(new Error('no'), { code });

test('an error means a full disk by its own code or by that of its cause', () => {
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) expect(meansFullDisk(error(code))).toBe(true);
  expect(meansFullDisk(new DiskFull())).toBe(true);
  expect(meansFullDisk(new Error('the migration failed', { cause: error('53100') }))).toBe(true);
  for (const other of [error('53200'), error('ENOENT'), new Error('no'), 'ENOSPC', null])
    expect(meansFullDisk(other)).toBe(false);
});

test('of a folder that is not there yet the disk is that of the folder above', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-disk-'));
  try {
    const room = await diskOf(join(folder, 'a/b'), { holdsDatabase: true }).room();
    expect(room!.total).toBeGreaterThan(room!.free);
    expect(room!.free).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
