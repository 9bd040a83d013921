import type { Actor, Ctx } from '../../ctx.ts';
import type { UndoableEvent } from '../../log/index.ts';

/** Words and values that an act on several is done with. */
export interface Said {
  /** The reason, or the text for all of them. */
  text?: string;
  /** The one that was chosen for all of them. */
  choice?: string;
  /** The person who stays of each pair, by the pair's number. */
  kept?: Readonly<Record<number, number>>;
  /** When the list was shown on which they were chosen, in milliseconds since 1970. */
  seen?: number;
}

/** One of the things, with who acts. */
export interface BulkInput {
  programme: number;
  actor: Actor;
  id: number;
}

/** `instead` is a word for what was done in place of the act, as asking somebody first. */
export type Outcome = { ok: true; instead?: string } | { ok: false; reason: string };
export type TakenBack = { ok: true } | { ok: false; reason?: string };

/** The way a room does to one of several what its single act does, by the same verb. It is called in a transaction of its own. */
export interface BulkVerb {
  act(ctx: Ctx, input: BulkInput & { said: Said }): Promise<Outcome>;
  /** Undoes it: `events` are its events about this thing, `said` its input. Its unsent mails are taken out without it. */
  undo(ctx: Ctx, input: BulkInput & { events: readonly UndoableEvent[]; said: Said }): Promise<TakenBack>;
  /**
   * Does it to several in one transaction, where most of the work is the same for all of them. Whatever is written of one names its `item`. Answers for each, in
   * their order.
   */
  actSeveral?(
    ctx: Ctx,
    input: Omit<BulkInput, 'id'> & { said: Said; things: readonly { id: number; item: number }[] },
  ): Promise<Outcome[]>;
  /**
   * Takes it back of several in one transaction, where most of the work is the same for all of them. Whatever is written of one names its `item`. Answers for each, in
   * their order.
   */
  undoSeveral?(
    ctx: Ctx,
    input: Omit<BulkInput, 'id'> & {
      things: readonly { id: number; item: number; events: readonly UndoableEvent[] }[];
    },
  ): Promise<TakenBack[]>;
}
