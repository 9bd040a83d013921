import { createHash } from 'node:crypto';
import { Refusal } from '../lib/refusal.ts';
import { readFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import { mustBeSame, readBackupHeader } from './load/load.ts';
import type { Header, Manifest, TableSum } from './manifest.ts';

/**
 * Reads a backup from its first to its last byte and compares every table with the manifest, without a database. Throws a Refusal that says
 * what is wrong, and at which point.
 */
export async function proveFile(
  frames: AsyncGenerator<Frame>,
  name: string,
): Promise<{ header: Header; manifest: Manifest }> {
  const header = await readBackupHeader(frames, name);
  const sums: Record<string, TableSum> = {};
  let manifest: Manifest | undefined;
  let table = '';
  let hash = createHash('sha256');
  let bytes = 0;
  const close = (): void => {
    if (table !== '') sums[table] = { rows: 0, bytes, sha256: hash.digest('hex') };
  };
  for await (const one of frames) {
    if (one.kind === 'D') {
      hash.update(one.bytes);
      bytes += one.bytes.length;
      continue;
    }
    close();
    table = one.kind === 'T' ? readFrame<{ name: string }>(one).name : '';
    hash = createHash('sha256');
    bytes = 0;
    if (one.kind === 'M') manifest = readFrame<Manifest>(one);
  }
  if (!manifest) throw new Refusal(`${name} has no end: it was never finished, take another backup`);
  // Only a database can tell the number of rows, so the manifest's number is taken.
  for (const [one, { rows }] of Object.entries(manifest.tables)) if (sums[one]) sums[one].rows = rows;
  mustBeSame(sums, manifest, name);
  return { header, manifest };
}
