import { parentPort } from 'node:worker_threads';
import { openSheet } from '../src/lib/files/sheets/openSheet.ts';
import { SheetBroken } from '../src/lib/files/sheets/sheet.ts';

// A thread that reads the spreadsheets it is sent as an import does, row after row, keeping none. It answers how each ended, and how many
// octets outside of its heap were in use meanwhile.

parentPort?.on('message', (file: Uint8Array) => void answer(Buffer.from(file.buffer)));

async function answer(file: Buffer): Promise<void> {
  const before = process.memoryUsage().arrayBuffers;
  let octets = 0;
  let rows = 0;
  let said: string | null = null;
  try {
    for await (const _ of openSheet(file, () => false).rows) {
      rows += 1;
      octets = Math.max(octets, process.memoryUsage().arrayBuffers - before);
    }
  } catch (error) {
    if (!(error instanceof SheetBroken)) throw error;
    said = error.row === null ? error.problem : `${error.problem} ${error.row}`;
  }
  octets = Math.max(octets, process.memoryUsage().arrayBuffers - before);
  parentPort?.postMessage({ said: said ?? `${rows} row`, octets }, []);
}
