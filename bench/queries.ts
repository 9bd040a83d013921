import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { MOST_QUERIES } from '../test/mostQueries.ts';
import type { Area, Row } from './lib/row.ts';
import { inScratch, node } from './lib/scratch.ts';

/** How many queries every page of the route table needs, for everybody who may read it and for whom it differs. */
export const area: Area = {
  name: 'steady',
  run: () =>
    inScratch(async (dataDir) => {
      const server = await startEmbedded({ dataDir });
      try {
        const here = join(import.meta.dirname, 'lib');
        const words = ['--import', join(here, '../../test/readTsx.ts'), join(here, 'pageQueries.ts')];
        const { stdout } = await promisify(execFile)(node, [...words, JSON.stringify(server.connection)]);
        return Object.entries(JSON.parse(stdout) as Record<string, number>).map(rowOf);
      } finally {
        await server.stop();
      }
    }),
};

const rowOf = ([page, queries]: [string, number]): Row => ({
  area: 'steady',
  row: `queries of ${page}`,
  value: queries,
  unit: 'queries',
  goal: `≤ ${MOST_QUERIES}`,
  pass: queries <= MOST_QUERIES,
  against:
    'the page that asks most of a played programme of 40 people; what is read once and kept is not counted',
});
