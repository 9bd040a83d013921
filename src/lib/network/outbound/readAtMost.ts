import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutboundError } from './outboundError.ts';

const UNPACKERS: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body of an answer, unpacked. Both the packed and the unpacked body may have at most `most` octets. */
export async function readAtMost(message: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const packing = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (packing === 'identity' || packing === '') return collect(message, most);
  const unpacker = UNPACKERS[packing]?.();
  if (!unpacker) throw new OutboundError('unreachable', `an answer packed as ${packing.slice(0, 20)}`);
  let came = 0;
  message.on('data', (chunk: Buffer) => {
    came += chunk.length;
    if (came > most) unpacker.destroy(tooLarge(most));
  });
  message.once('error', (error) => unpacker.destroy(error));
  return collect(message.pipe(unpacker), most);
}

async function collect(stream: AsyncIterable<Buffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const tooLarge = (most: number): OutboundError =>
  new OutboundError('too-large', `an answer of more than ${most} octets`);
