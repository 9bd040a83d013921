import type { Ctx } from '../../rooms/ctx.ts';
import type { LiveKind } from '../../rooms/live.ts';

export interface LiveEvent {
  /** Counts up within its thing. A later one must not be seen before an earlier: give numbers out under a lock that is kept to the commit. */
  number: number;
  /** The data for the page's script, the same for all readers; several lines stay several. */
  data: string;
  /** The kind of event, one word; `message` when absent. */
  name?: string;
  /** Earlier events read otherwise now, as when words were hidden: a process tells nobody their old form again. */
  changesEarlier?: boolean;
}

/** The source of live events: the same for everybody who may follow it. */
export interface LiveSource {
  kind: LiveKind;
  /** The highest number there is of a thing; 0 while nothing is there. */
  last(ctx: Ctx, id: number): Promise<number>;
  /** The events numbered above `after`, in order, at most so many. */
  read(ctx: Ctx, id: number, after: number, most: number): Promise<LiveEvent[]>;
  /**
   * Something said aside, as one line without a number: to all at each beat, when it has changed, and to each who comes. Asked with how many follow
   * in this process.
   */
  aside?(ctx: Ctx, id: number, followers: number): Promise<string>;
  /** The reader who asked by this source has gone. */
  goes?(): void;
}

/** An event without a number (`aside`) as bytes: no browser asks for it again. */
export const asideBytes = (data: string): Buffer<ArrayBuffer> =>
  Buffer.from(`event: aside\ndata: ${data}\n\n`);

/** An event as server-sent events are written, by which its number comes back as Last-Event-ID. */
export function eventBytes({ number, name, data }: LiveEvent): Buffer<ArrayBuffer> {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return Buffer.from(`id: ${number}\n${name === undefined ? '' : `event: ${name}\n`}${lines.join('')}\n`);
}
