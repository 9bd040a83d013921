/*
 * The frames inside a backup. Each is a letter, four bytes of length, and its bytes. H: the header. T: a table begins. D: rows of that
 * table as COPY writes them. M: the manifest, which ends the backup.
 */

export type FrameKind = 'H' | 'T' | 'D' | 'M';

/** In bytes. A block of COPY is a quarter of a megabyte, and no header comes near this limit. */
const LONGEST = 32 * 1024 * 1024;

export function frame(kind: FrameKind, content: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

export type Frame = { kind: FrameKind; bytes: Buffer };

/** The frames of a stream; throws if it does not consist of frames, or ends within one. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer[] = [];
  let size = 0;
  let wanted = 5;
  for await (const piece of source) {
    held.push(piece);
    size += piece.length;
    if (size < wanted) continue;
    let all = Buffer.concat(held);
    for (;;) {
      wanted = all.length < 5 ? 5 : 5 + all.readUInt32BE(1);
      if (wanted > LONGEST) throw new NotFrames();
      if (all.length < wanted) break;
      yield { kind: all.toString('latin1', 0, 1) as FrameKind, bytes: all.subarray(5, wanted) };
      all = all.subarray(wanted);
    }
    held = [all];
    size = all.length;
  }
  if (size > 0) throw new NotFrames();
}

export class NotFrames extends Error {
  override name = 'NotFrames';
}

/** The content of a frame that holds JSON. */
export const readFrame = <T>(one: Frame): T => JSON.parse(one.bytes.toString('utf8')) as T;
