import { mkdir, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { MAJOR } from '../../src/db/embedded/major.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { inFolder } from './files.ts';

test('a data folder of another PostgreSQL is not started: the sentence says what brings it over', () =>
  inFolder(async (dataDir) => {
    const { postgres } = await findBinaries();
    expect(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout).toContain(
      `(PostgreSQL) ${MAJOR}.`,
    );
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), `${MAJOR - 1}\n`);
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      /is of PostgreSQL 17, .* brings 18, .*\n.*bin\/antipode export installation --to antipode\.jsonl\n.*bin\/antipode import installation antipode\.jsonl/,
    );
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), `${MAJOR + 1}\n`);
    await expect(startEmbedded({ dataDir })).rejects.toThrow('start the newer version that made it');
  }));
