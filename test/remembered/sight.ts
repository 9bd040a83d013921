import { after, unknown } from './states.ts';
import type { State } from './states.ts';

/** The state that all connections see. */
export interface Seen {
  state: State;
  /** Counts writes, so that an answer is known to belong to one state. */
  writes: number;
  /** How many writes are under way. */
  under: number;
}

/** A transaction that has written: it sees its own rows, on top of what others saw then. */
export interface Own {
  state: State;
  on: State;
  changed: ReadonlySet<string> | null;
}

/** One connection's own sight of the database. */
export interface Sight {
  isWithin: boolean;
  /** The transaction sees only rows from before it began. */
  isApart: boolean;
  /** The transaction answers nothing more until it is rolled back. */
  hasFailed: boolean;
  own: Own | null;
  now(): State;
  /** Notes that these tables change; null for any table. */
  write(changed: ReadonlySet<string> | null): void;
  /** Notes that the transaction ends. */
  end(): void;
}

export function sightOf(shared: Seen): Sight {
  const sight: Sight = {
    isWithin: false,
    isApart: false,
    hasFailed: false,
    own: null,
    now: () => {
      const { own } = sight;
      // Others have written since.
      if (own && own.on !== shared.state) sight.own = { ...own, state: unknown(), on: shared.state };
      return sight.own?.state ?? shared.state;
    },
    write: (changed) => {
      const state = after(sight.now(), changed);
      if (!sight.isWithin) {
        shared.state = state;
        return;
      }
      const { own } = sight;
      const all = own ? own.changed && changed && own.changed.union(changed) : changed;
      sight.own = { state, on: shared.state, changed: all };
    },
    end: () => {
      sight.isWithin = sight.isApart = sight.hasFailed = false;
      sight.own = null;
    },
  };
  return sight;
}
