import type { Ctx } from '../../rooms/ctx.ts';
import type { LiveKind } from '../../rooms/live.ts';

export interface LiveEvent {
  /**
   * Counts up within its thing. A later number must not become visible before an earlier one: give numbers out under a lock that is kept
   * until the commit.
   */
  number: number;
  /** The data for the page's script, the same for all readers. Several lines stay several. */
  data: string;
  /** The kind of event, one word; `message` when absent. */
  name?: string;
  /** Whether earlier events read differently now, for example because words were hidden: a process sends nobody their old form again. */
  changesEarlier?: boolean;
}

/** A source of live events, the same for everybody who may follow it. */
export interface LiveSource {
  kind: LiveKind;
  /** The highest number of a thing; 0 while it has no event. */
  last(ctx: Ctx, id: number): Promise<number>;
  /** The events numbered above `after`, in order, at most `most` of them. */
  read(ctx: Ctx, id: number, after: number, most: number): Promise<LiveEvent[]>;
  /**
   * An aside: a line without a number. It goes to all readers at each beat when it has changed, and to each new reader. `followers` counts
   * the readers in this process.
   */
  aside?(ctx: Ctx, id: number, followers: number): Promise<string>;
  /** The reader for whom this source was made has left. */
  goes?(): void;
}

/** An event without a number (`aside`) as bytes: no browser asks for it again. */
export const asideBytes = (data: string): Buffer<ArrayBuffer> =>
  Buffer.from(`event: aside\ndata: ${data}\n\n`);

/** An event in the form of server-sent events. The browser sends its number back as Last-Event-ID. */
export function eventBytes({ number, name, data }: LiveEvent): Buffer<ArrayBuffer> {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return Buffer.from(`id: ${number}\n${name === undefined ? '' : `event: ${name}\n`}${lines.join('')}\n`);
}
