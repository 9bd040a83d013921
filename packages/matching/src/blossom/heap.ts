/**
 * A queue of items numbered from 0, each with a time, soonest first. It is a heap with four children per node that knows the place of each
 * item, so that a time can change either way. `key[x]` is Infinity if x does not wait.
 */
export type Heap = { size: number; ids: Int32Array; place: Int32Array; key: Float64Array };

export function createHeap(capacity: number): Heap {
  return {
    size: 0,
    ids: new Int32Array(capacity),
    place: new Int32Array(capacity).fill(-1),
    key: new Float64Array(capacity).fill(Infinity),
  };
}

/** Makes x wait for time `key` (below Infinity), whether or not x waits already. */
export function schedule(heap: Heap, x: number, key: number): void {
  const before = heap.key[x]!;
  heap.key[x] = key;
  if (heap.place[x] === -1) {
    const at = heap.size++;
    rise(heap, x, at);
  } else if (key < before) rise(heap, x, heap.place[x]!);
  else if (key > before) sink(heap, x, heap.place[x]!);
}

/** Makes x stop waiting; does nothing if x does not wait. */
export function cancel(heap: Heap, x: number): void {
  const at = heap.place[x]!;
  if (at === -1) return;
  const before = heap.key[x]!;
  heap.place[x] = -1;
  heap.key[x] = Infinity;
  const last = heap.ids[--heap.size]!;
  if (last === x) return;
  if (heap.key[last]! < before) rise(heap, last, at);
  else sink(heap, last, at);
}

function rise(heap: Heap, x: number, from: number): void {
  const { ids, place, key } = heap;
  const k = key[x]!;
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 2;
    const y = ids[above]!;
    if (key[y]! <= k) break;
    ids[at] = y;
    place[y] = at;
    at = above;
  }
  ids[at] = x;
  place[x] = at;
}

function sink(heap: Heap, x: number, from: number): void {
  const { ids, place, key, size } = heap;
  const k = key[x]!;
  let at = from;
  for (;;) {
    const first = 4 * at + 1;
    if (first >= size) break;
    let least = first;
    let leastKey = key[ids[first]!]!;
    const end = first + 4 < size ? first + 4 : size;
    for (let c = first + 1; c < end; c++) {
      const other = key[ids[c]!]!;
      if (other < leastKey) {
        least = c;
        leastKey = other;
      }
    }
    if (leastKey >= k) break;
    const y = ids[least]!;
    ids[at] = y;
    place[y] = at;
    at = least;
  }
  ids[at] = x;
  place[x] = at;
}
