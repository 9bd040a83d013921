import { stat } from 'node:fs/promises';
import { migrations as known } from '../../migrations/index.ts';
import { Fault } from './fault.ts';
import type { Head, Manifest } from './format.ts';
import { readFile } from './readFile.ts';
import type { Progress } from './progress.ts';

export interface Checked {
  head: Head;
  manifest: Manifest;
}

/** From this many octets on, a check takes long enough to show its progress. */
const WORTH_TELLING = 1_000_000;

/** Reads a file to its end without writing anything. Throws a Fault if the file is incomplete, of another kind, or of a newer version. */
export async function check(path: string, of: Head['of'], told: Progress = () => {}): Promise<Checked> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  for await (const piece of readFile(
    path,
    (octets) => size >= WORTH_TELLING && told('check', octets, size),
  )) {
    if (piece.kind === 'head') {
      ({ head } = piece);
      checkHead(head, of);
    } else if (piece.kind === 'manifest') ({ manifest } = piece);
  }
  return { head: head!, manifest: manifest! };
}

function checkHead(head: Head, of: Head['of']): void {
  const newer = head.migrations.filter((name) => !Object.hasOwn(known, name));
  if (newer.length > 0)
    throw new Fault(
      1,
      `a newer version of Antipode wrote this file (it has ${newer.join(', ')}): upgrade this one first`,
    );
  if (head.of !== of)
    throw new Fault(
      1,
      `this file holds ${head.of === 'programme' ? 'one programme' : 'a whole installation'}: use "antipode import ${head.of}"`,
    );
  if (of === 'programme' && !head.programme) throw new Fault(1, 'it does not say which programme it holds');
}
