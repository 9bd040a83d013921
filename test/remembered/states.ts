import type { Kept } from './copied.ts';

/** One state of a database: the answers read in it, and those of the state before that still hold. */
export interface State {
  answers: Map<string, Kept>;
  before: State | null;
  /** The tables changed since the state before. */
  changed: ReadonlySet<string>;
}

/** How many states are searched. */
const FARTHEST = 12;

export const unknown = (): State => ({ answers: new Map(), before: null, changed: new Set() });

/** The state after these tables were changed; null for any table. */
export function after(state: State, changed: ReadonlySet<string> | null): State {
  if (!changed) return unknown();
  // Nothing was asked in between.
  if (state.answers.size === 0)
    return state.before
      ? { answers: new Map(), before: state.before, changed: state.changed.union(changed) }
      : state;
  let depth = 0;
  for (let one: State | null = state; one; one = one.before) depth++;
  return depth < FARTHEST ? { answers: new Map(), before: state, changed } : unknown();
}

/** The answer to a question that reads these tables, if a state has it. */
export function answerIn(state: State, question: string, tables: ReadonlySet<string>): Kept | undefined {
  for (let one: State | null = state; one; one = one.before) {
    const answer = one.answers.get(question);
    if (answer) return answer;
    if (!one.changed.isDisjointFrom(tables)) return undefined;
  }
  return undefined;
}
