import { IncomingMessage } from 'node:http';

/**
 * The pieces of a posted body as they come. A piece lasts until the next one is asked for; then its memory is freed at once, instead of at
 * the next collection. With many bodies at once, pieces waiting for collection took more memory than all that was kept of the bodies. A
 * message from a socket is read directly, since the body of its Request copies each piece.
 */
export async function* piecesOf(body: Request['body'] | IncomingMessage): AsyncGenerator<Uint8Array> {
  if (!body) return;
  if (body instanceof ReadableStream) return yield* body;
  // After a refusal the listener skips the rest, so that the sender gets the answer.
  for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer<ArrayBuffer>>) {
    yield piece;
    if (piece.byteLength === piece.buffer.byteLength) piece.buffer.transfer(0);
  }
}

/** The message from which a request was made, found in what its listener hands over; null when it came over no socket. */
export function messageOf(bindings: unknown): IncomingMessage | null {
  const incoming = (bindings as { incoming?: unknown } | undefined)?.incoming;
  return incoming instanceof IncomingMessage ? incoming : null;
}
