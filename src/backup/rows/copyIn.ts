import type pg from 'pg';
import type { Wire } from './copyOut.ts';

/**
 * Gives `source` to `COPY … FROM STDIN` as fast as the server takes it; resolves to the number of rows taken. If the source throws, the
 * server takes back all of its rows.
 */
export function copyIn(client: pg.ClientBase, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((done, fail) => {
    client.query(new CopyIn(text, source, done, fail) as unknown as pg.Submittable);
  });
}

class CopyIn {
  private rows = 0;
  private problem: unknown;
  private isOver = false;
  readonly text: string;
  private readonly source: AsyncIterable<Buffer>;
  private readonly done: (rows: number) => void;
  private readonly fail: (error: unknown) => void;

  constructor(
    text: string,
    source: AsyncIterable<Buffer>,
    done: (rows: number) => void,
    fail: (error: unknown) => void,
  ) {
    this.text = text;
    this.source = source;
    this.done = done;
    this.fail = fail;
  }

  submit(wire: Wire): void {
    wire.query(this.text);
  }

  handleCopyInResponse(wire: Wire): void {
    void this.send(wire);
  }

  private async send(wire: Wire): Promise<void> {
    try {
      for await (const block of this.source) {
        // The server has refused already. The rest of the source is still read, since the next tables stand behind it.
        if (this.isOver) continue;
        wire.sendCopyFromChunk(block);
        if (wire.stream.writableNeedDrain) await drained(wire.stream);
      }
      if (!this.isOver) wire.endCopyFrom();
    } catch (error) {
      this.problem = error;
      if (!this.isOver) wire.sendCopyFail('the source ended early');
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = Number(text.split(' ')[1] ?? 0);
  }

  handleReadyForQuery(): void {
    this.isOver = true;
    this.done(this.rows);
  }

  handleError(error: Error): void {
    this.isOver = true;
    this.fail(this.problem ?? error);
  }
}

function drained(stream: Wire['stream']): Promise<void> {
  return new Promise((done) => {
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      done();
    };
    stream.on('drain', go).on('close', go);
  });
}
