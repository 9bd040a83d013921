import type pg from 'pg';

/** The part of the driver's connection that COPY needs. */
export interface Wire {
  query(text: string): void;
  sendCopyFromChunk(bytes: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: NodeJS.WritableStream & {
    pause(): void;
    resume(): void;
    destroy(): void;
    writableNeedDrain: boolean;
  };
}

const BLOCK = 256 * 1024;
/** The most blocks that wait for their reader; beyond that the server waits. */
const WAITING = 4;

/**
 * The output of `COPY … TO STDOUT`, in blocks of whole bytes, as fast as the reader takes them: meanwhile the server waits. `rows` gives
 * the number of rows once all are there. If the reader stops before the end, the connection is destroyed.
 */
export function copyOut(client: pg.ClientBase, text: string): AsyncIterable<Buffer> & { rows: () => number } {
  const copy = new CopyOut(text);
  client.query(copy as unknown as pg.Submittable);
  return Object.assign(copy.blocks(), { rows: () => copy.rows });
}

class CopyOut {
  rows = 0;
  readonly text: string;
  private wire: Wire | undefined;
  private block = Buffer.allocUnsafe(BLOCK);
  private used = 0;
  private readonly full: Buffer[] = [];
  private isOver = false;
  private error: Error | undefined;
  private wake: (() => void) | undefined;

  constructor(text: string) {
    this.text = text;
  }

  async *blocks(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const block = this.full.shift();
        if (block) {
          if (this.full.length < WAITING) this.wire?.stream.resume();
          yield block;
        } else if (this.error) throw this.error;
        else if (this.isOver) return;
        else await new Promise<void>((done) => (this.wake = done));
      }
    } finally {
      if (!this.isOver) this.wire?.stream.destroy();
    }
  }

  submit(wire: Wire): void {
    this.wire = wire;
    wire.query(this.text);
  }

  /** Copies the bytes: the driver uses their memory again at once. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    for (let from = 0; from < chunk.length;) {
      const size = Math.min(chunk.length - from, BLOCK - this.used);
      chunk.copy(this.block, this.used, from, from + size);
      from += size;
      this.used += size;
      if (this.used === BLOCK) this.pass();
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(' ')[1] ?? 0);
    this.pass();
  }

  handleReadyForQuery(): void {
    this.isOver = true;
    this.stir();
  }

  handleError(error: Error): void {
    this.error = error;
    this.isOver = true;
    this.stir();
  }

  private pass(): void {
    if (this.used > 0) this.full.push(this.block.subarray(0, this.used));
    this.block = Buffer.allocUnsafe(BLOCK);
    this.used = 0;
    if (this.full.length >= WAITING) this.wire?.stream.pause();
    this.stir();
  }

  private stir(): void {
    this.wake?.();
    this.wake = undefined;
  }
}
