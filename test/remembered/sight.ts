import { after, unknown } from './states.ts';
import type { State } from './states.ts';

/** All connections see this. */
export interface Seen {
  state: State;
  /** Counts what was written; so an answer is known to be of one state. */
  writes: number;
  /** How many write now. */
  under: number;
}

/** A transaction that has written sees its own rows, on what the others saw then. */
export interface Own {
  state: State;
  on: State;
  changed: ReadonlySet<string> | null;
}

/** One connection's own sight of the database. */
export interface Sight {
  isWithin: boolean;
  /** It sees the rows of its beginning. */
  isApart: boolean;
  /** It answers nothing any more until it is taken back. */
  hasFailed: boolean;
  own: Own | null;
  now(): State;
  /** Notes that these tables change; null for any. */
  write(changed: ReadonlySet<string> | null): void;
  /** Notes that its transaction ends. */
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
