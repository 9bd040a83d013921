import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../../../src/db/embedded/start.ts';
import { inScratch, node } from '../scratch.ts';

const READS_PAGES = ['--import', join(import.meta.dirname, '../../../test/readTsx.ts')];

/** Runs a script of this folder in a process of its own, on an empty database that its first argument names. Returns the output. */
export const onOwnDatabase = <T>(script: string, ...more: string[]): Promise<T> =>
  inScratch(async (dataDir) => {
    const server = await startEmbedded({ dataDir });
    try {
      const words = [...READS_PAGES, join(import.meta.dirname, script), JSON.stringify(server.connection)];
      const { stdout } = await promisify(execFile)(node, [...words, ...more], { maxBuffer: 1e8 });
      return JSON.parse(stdout) as T;
    } finally {
      await server.stop();
    }
  });
