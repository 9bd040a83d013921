import { mkdir, rename, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBinaries } from '../../src/db/embedded/binaries.ts';
import { MAJOR } from '../../src/db/embedded/major.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { createPool } from '../../src/db/pool.ts';
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

test('a new database that was killed on the way into its place is put there by the next start', () =>
  inFolder(async (dataDir) => {
    const names = async (make?: string): Promise<unknown> => {
      const server = await startEmbedded({ dataDir, durable: false });
      const pool = createPool({ ...server.connection, max: 1 });
      try {
        if (make) await pool.query(make);
        return (await pool.query(`select relname from pg_class where relname = 'brought_over'`)).rows;
      } finally {
        await pool.end();
        await server.stop();
      }
    };
    await names('create table brought_over ()');
    await rename(join(dataDir, 'postgres'), join(dataDir, 'postgres.whole'));
    expect(await names()).toEqual([{ relname: 'brought_over' }]);
  }));
