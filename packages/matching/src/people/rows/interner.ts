/** Gives numbers to chains of integers, the same to equal chains, by walking a tree of them from node 0. */
export type Interner = { ids: Map<number, number>; radix: number };

/** An interner for steps from 0 to below `radix`. */
export function createInterner(radix: number): Interner {
  return { ids: new Map(), radix };
}

/**
 * The node that `step` leads to from `node`; a new node gets the next number, from 1 on. Throws RangeError if there are no numbers left.
 */
export function nodeAfter({ ids, radix }: Interner, node: number, step: number): number {
  const key = node * radix + step;
  const known = ids.get(key);
  if (known !== undefined) return known;
  if (key > Number.MAX_SAFE_INTEGER) throw new RangeError('These people are too different to be scored.');
  ids.set(key, ids.size + 1);
  return ids.size;
}

/** The class of each vertex, numbered from 0 without gaps, and one vertex of each class. */
export type Classes = { of: Uint16Array; first: Int32Array };

/** Groups vertices into classes: equal numbers are one class. */
export function classesOf(numbers: Int32Array): Classes {
  const ids = new Map<number, number>();
  const first: number[] = [];
  const of = new Uint16Array(numbers.length);
  for (let v = 0; v < numbers.length; v++) {
    let known = ids.get(numbers[v]!);
    if (known === undefined) {
      known = first.push(v) - 1;
      ids.set(numbers[v]!, known);
    }
    of[v] = known;
  }
  return { of, first: Int32Array.from(first) };
}
