import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStore } from './find.ts';

test('BACKUP_TO is a folder however it is named, and --to may be a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-find-'));
  const config = (to?: string) => ({ backup: { to, s3: undefined }, dataDir: folder });
  try {
    const named = join(folder, 'mentoring.example.org');
    expect((await findStore(config(named))).store.name).toBe(named);
    expect((await findStore(config())).store.name).toBe(join(folder, 'backups'));
    const one = await findStore(config(named), join(folder, 'today.age'));
    expect([one.store.name, one.name]).toEqual([folder, 'today.age']);
    expect((await findStore(config(named), folder)).store.name).toBe(folder);
    await writeFile(named, '');
    await expect(findStore(config(named))).rejects.toThrow('BACKUP_TO must be a folder');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
