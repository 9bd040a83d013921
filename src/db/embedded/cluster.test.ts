import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trimLog } from './cluster.ts';

test('the log of a server that runs on is set aside when it is large, and goes on at its new end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-log-'));
  const path = join(folder, 'postgres.log');
  const log = openSync(path, 'a', 0o600);
  try {
    writeSync(log, 'small\n');
    await trimLog(path);
    expect(await readFile(path, 'utf8')).toBe('small\n');
    writeSync(log, 'x'.repeat(5_000_000));
    await trimLog(path);
    writeSync(log, 'after\n');
    expect(await readFile(path, 'utf8')).toBe('after\n');
    expect(await stat(`${path}.1`)).toMatchObject({ size: 5_000_006 });
    expect((await stat(`${path}.1`)).mode & 0o777).toBe(0o600);
  } finally {
    closeSync(log);
    await rm(folder, { recursive: true });
  }
});
