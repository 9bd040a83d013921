import { IncomingMessage } from 'node:http';

/**
 * The pieces of a posted body as they come. Each is there until the next is asked for; then its memory is free at once, instead of waiting
 * to be collected: of many bodies at once that was more than all that is held of them. A message from a socket is read itself, since
 * the body of its Request is a copy of each piece.
 */
export async function* piecesOf(body: Request['body'] | IncomingMessage): AsyncGenerator<Uint8Array> {
  if (!body) return;
  if (body instanceof ReadableStream) return yield* body;
  // The listener passes over the rest after a refusal: the sender has to get to the answer.
  for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer<ArrayBuffer>>) {
    yield piece;
    if (piece.byteLength === piece.buffer.byteLength) piece.buffer.transfer(0);
  }
}

/** The message that a request was made of, by what its listener hands over beside it; null when it came over no socket. */
export function messageOf(bindings: unknown): IncomingMessage | null {
  const incoming = (bindings as { incoming?: unknown } | undefined)?.incoming;
  return incoming instanceof IncomingMessage ? incoming : null;
}
