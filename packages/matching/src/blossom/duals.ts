import { FREE, S, slack, type State, T } from './state.ts';

/** What stops the duals from moving on: an S-vertex at 0, a new tight edge out of the trees or between them, a T-blossom at 0. */
export type Event =
  | { kind: 'settled'; delta: number; vertex: number }
  | { kind: 'grow' | 'meet'; delta: number; edge: number }
  | { kind: 'expand'; delta: number; blossom: number };

/** The nearest event; of equal ones the first in the order above, then the one of lowest number. */
export function nextEvent(s: State): Event {
  const { n } = s;
  let event: Event = { kind: 'settled', delta: Infinity, vertex: -1 };
  for (let v = 0; v < n; v++) {
    if (s.dual[v]! >= event.delta || s.label[s.top[v]!] !== S) continue;
    event = { kind: 'settled', delta: s.dual[v]!, vertex: v };
  }
  for (let v = 0; v < n; v++) {
    const k = s.bestEdge[v]!;
    if (k === -1 || s.label[s.top[v]!] !== FREE) continue;
    const delta = slack(s, k);
    if (delta < event.delta) event = { kind: 'grow', delta, edge: k };
  }
  for (let b = 0; b < 2 * n; b++) {
    const k = s.bestEdge[b]!;
    if (k === -1 || s.parent[b] !== -1 || s.label[b] !== S) continue;
    const delta = slack(s, k) / 2;
    if (delta < event.delta) event = { kind: 'meet', delta, edge: k };
  }
  for (let b = n; b < 2 * n; b++) {
    if (s.base[b] === -1 || s.parent[b] !== -1 || s.label[b] !== T) continue;
    if (s.dual[b]! < event.delta) event = { kind: 'expand', delta: s.dual[b]!, blossom: b };
  }
  return event;
}

export function moveDuals(s: State, delta: number): void {
  if (delta === 0) return;
  const { n } = s;
  for (let v = 0; v < n; v++) {
    const label = s.label[s.top[v]!]!;
    if (label === S) s.dual[v]! -= delta;
    else if (label === T) s.dual[v]! += delta;
  }
  for (let b = n; b < 2 * n; b++) {
    if (s.base[b] === -1 || s.parent[b] !== -1) continue;
    if (s.label[b] === S) s.dual[b]! += delta;
    else if (s.label[b] === T) s.dual[b]! -= delta;
  }
}
