import { byTests } from '../lib/byTests.ts';
import { mostIn } from '../lib/row.ts';
import type { Area } from '../lib/row.ts';

const most = mostIn('workbench');
const RACES = ['--config', 'vitest.faults.ts', 'test/faults/browserRaces.ts'];

/** Goals of the workbench that tests hold: two browsers at once, and lists that are exported and read back. */
export const area: Area = {
  name: 'workbench',
  run: async () => [
    ...(await byTests(most, RACES, [
      [
        'of 400 interleavings of two browsers, something lost, somebody in two pairs, or a mail twice',
        'two directors at two browsers',
      ],
    ])),
    ...(await byTests(
      most,
      ['src/web/workbench/list/taking'],
      [
        [
          'lists that read back otherwise than they are, or with a cell that a spreadsheet reckons',
          'every list goes out',
        ],
        ['cells that begin with = + - @ and are no text', 'cells that begin like a formula'],
      ],
    )),
  ],
};
