import { crc32 } from 'node:zlib';
import type { Piece, Pieces } from './format.ts';

/** Characters that are written at once. */
const AT_ONCE = 256_000;

/** Writes a stream as lines. The check at the end of each covers that line and all before it. */
export async function writeLines(pieces: Pieces, write: (text: string) => Promise<void>): Promise<void> {
  let check = 0;
  let waiting: string[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const text = `{"${piece.kind}":${bodyOf(piece)}`;
    check = crc32(text, check);
    const line = `${text},"check":"${checkText(check)}"}\n`;
    waiting.push(line);
    size += line.length;
    if (size < AT_ONCE) continue;
    await write(waiting.join(''));
    waiting = [];
    size = 0;
  }
  await write(waiting.join(''));
}

/** The text of a check at the end of a line: eight characters. */
export const checkText = (check: number): string => check.toString(16).padStart(8, '0');

function bodyOf(piece: Piece): string {
  switch (piece.kind) {
    case 'head':
      return JSON.stringify(piece.head);
    case 'table':
      return JSON.stringify(piece.table);
    case 'row':
      return piece.text;
    case 'end':
      return JSON.stringify(piece.end);
    case 'manifest':
      return JSON.stringify(piece.manifest);
  }
}
