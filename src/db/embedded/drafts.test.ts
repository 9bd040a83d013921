import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { chooseIdentity } from './identity.ts';

/** Above every process number. */
const NOBODY = 2 ** 22 + 1;

test('what an interrupted first start left half made is cleared away, and what another makes is left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-drafts-'));
  try {
    const cluster = join(folder, 'postgres');
    await mkdir(`${cluster}.new-${NOBODY}`);
    await mkdir(`${cluster}.new-${process.ppid}`);
    const binaries = await findBinaries();
    await makeCluster(binaries, cluster, await chooseIdentity(folder, cluster, binaries.postgres), false);
    expect((await readdir(folder)).toSorted()).toEqual(['postgres', `postgres.new-${process.ppid}`]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
