import { readFileSync } from 'node:fs';
import { openSheet } from '../../../src/lib/files/sheets/openSheet.ts';
import { SheetBroken } from '../../../src/lib/files/sheets/sheet.ts';

// A process of its own: reads the spreadsheet that its argument names, row after row, as an import does. Prints how that ended, the
// megabytes it took beside those of the file, and the milliseconds.

const file = readFileSync(process.argv[2]!);
const before = process.memoryUsage.rss();
const began = performance.now();
let rows = 0;
let said: string | null = null;
try {
  for await (const _ of openSheet(file, () => false).rows) rows += 1;
} catch (error) {
  if (!(error instanceof SheetBroken)) throw error;
  said = error.row === null ? error.problem : `${error.problem} ${error.row}`;
}
// `getrusage` would also count the process that started this one.
const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
const megabytes = (Number(kilobytes) * 1024 - before) / 1024 / 1024;
console.log(JSON.stringify({ said: said ?? `${rows} row`, megabytes, ms: performance.now() - began }));
