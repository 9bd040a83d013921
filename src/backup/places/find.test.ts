import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPlace } from './find.ts';

test('BACKUP_TO is a folder however it is named, and --to may be a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-find-'));
  const config = (to?: string) => ({ backup: { to, s3: undefined }, dataDir: folder });
  try {
    const named = join(folder, 'mentoring.example.org');
    expect((await findPlace(config(named))).place.name).toBe(named);
    expect((await findPlace(config())).place.name).toBe(join(folder, 'backups'));
    const one = await findPlace(config(named), join(folder, 'today.age'));
    expect([one.place.name, one.name]).toEqual([folder, 'today.age']);
    expect((await findPlace(config(named), folder)).place.name).toBe(folder);
    await writeFile(named, '');
    await expect(findPlace(config(named))).rejects.toThrow('BACKUP_TO must be a folder');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
