import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SHEET_BOMBS } from '../../test/sheetBombs.ts';
import { mostIn } from '../lib/row.ts';
import type { Area } from '../lib/row.ts';
import { inScratch, node } from '../lib/scratch.ts';

const most = mostIn('workbench');
const reader = join(import.meta.dirname, '../lib/desks/readBomb.ts');

/** Each bomb is read by a process of its own, which prints its peak memory beside the size of the file. */
export const area: Area = {
  name: 'workbench',
  run: (note) =>
    inScratch(async (folder) => {
      const read: { name: string; megabytes: number }[] = [];
      for (const [name, { make, ends }] of Object.entries(SHEET_BOMBS)) {
        const file = join(folder, 'bomb');
        await writeFile(file, make());
        const { stdout } = await promisify(execFile)(node, [reader, file]);
        const { said, megabytes } = JSON.parse(stdout) as { said: string; megabytes: number };
        if (said !== ends) throw new Error(`${name} ended with ${said} instead of ${ends}`);
        read.push({ name, megabytes });
      }
      read.sort((a, b) => b.megabytes - a.megabytes);
      note(`bombs: ${read.map(({ name, megabytes }) => `${name} ${megabytes.toFixed(0)} MB`).join(', ')}`);
      return [
        most(
          `memory that a spreadsheet without end takes, the worst of ${read.length}`,
          read[0]!.megabytes,
          'MB',
          100,
          `${read[0]!.name}; each ended with its reason, the highest resident memory of a process that reads it, less what it had before`,
        ),
      ];
    }),
};
