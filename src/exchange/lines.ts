import { createReadStream } from 'node:fs';
import { Refusal } from '../lib/refusal.ts';
import { Fault } from './fault.ts';

/** In octets; no line of ours is longer. A mail that came in has at most 25 MB, unless the operator allows more. */
const LONGEST = 256_000_000;
const NEWLINE = 0x0a;

/** The lines of a file, without their line ends. The last line must have a line end too. */
export async function* linesOf(
  path: string,
  read: (octets: number) => void = () => {},
): AsyncGenerator<{ line: number; bytes: Buffer }> {
  let line = 0;
  let begun: Buffer[] = [];
  let size = 0;
  let octets = 0;
  const input = createReadStream(path, { highWaterMark: 256_000 });
  try {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      read((octets += chunk.length));
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        const piece = chunk.subarray(from, at);
        line++;
        yield { line, bytes: begun.length === 0 ? piece : Buffer.concat([...begun, piece]) };
        begun = [];
        size = 0;
        from = at + 1;
      }
      if (from === chunk.length) continue;
      begun.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > LONGEST) throw new Fault(line + 1, `it is longer than ${LONGEST / 1_000_000} MB`);
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Refusal(`cannot read ${path}: ${(error as Error).message}`);
  }
  if (size > 0) throw new Fault(line + 1, 'the file ends in the middle of it: it is cut short');
}
