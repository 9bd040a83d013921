import type { Actor, Ctx } from '../../ctx.ts';
import type { UndoableEvent } from '../../log/index.ts';

/** The words and values of an act on several. */
export interface Said {
  /** The reason, or the text, for all things. */
  text?: string;
  /** The choice for all things. */
  choice?: string;
  /** For each pair, by its number: the person who stays. */
  kept?: Readonly<Record<number, number>>;
  /** When the list was shown on which the things were chosen, in milliseconds since 1970. */
  seen?: number;
}

/** One of the things, with the actor. */
export interface BulkInput {
  programme: number;
  actor: Actor;
  id: number;
}

/** `instead` is a word for something that was done in place of the act, such as asking somebody first. */
export type Outcome = { ok: true; instead?: string } | { ok: false; reason: string };
export type TakenBack = { ok: true } | { ok: false; reason?: string };

/** How a room does its single act to one of several things, by the same verb. Called in a transaction of its own. */
export interface BulkVerb {
  act(ctx: Ctx, input: BulkInput & { said: Said }): Promise<Outcome>;
  /** Undoes the act: `events` are its events about this thing, `said` its input. Unsent mails are dropped by the caller. */
  undo(ctx: Ctx, input: BulkInput & { events: readonly UndoableEvent[]; said: Said }): Promise<TakenBack>;
  /**
   * Does the act to several things in one transaction, when most of the work is the same for all. Events and mails about one thing name its
   * `item`. Returns an outcome for each, in their order.
   */
  actSeveral?(
    ctx: Ctx,
    input: Omit<BulkInput, 'id'> & { said: Said; things: readonly { id: number; item: number }[] },
  ): Promise<Outcome[]>;
  /**
   * Takes the act back from several things in one transaction, when most of the work is the same for all. Events and mails about one thing
   * name its `item`. Returns an outcome for each, in their order.
   */
  undoSeveral?(
    ctx: Ctx,
    input: Omit<BulkInput, 'id'> & {
      things: readonly { id: number; item: number; events: readonly UndoableEvent[] }[];
    },
  ): Promise<TakenBack[]>;
}
