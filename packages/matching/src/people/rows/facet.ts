import { createInterner, nodeAfter } from './interner.ts';

/**
 * A property with few kinds that the rules compare: the class of each vertex, and the worth of two classes to each other. `fill` writes the
 * worth of `cls` and each class from `worth[at]` on; it runs when a class is first asked for.
 */
export type Facet = {
  of: Uint16Array;
  size: number;
  fill(worth: Int32Array, at: number, cls: number): void;
  /**
   * `worth[base + a * size + b]` is the worth of classes a and b to each other. If there are too many classes, only one row is kept,
   * without a.
   */
  worth: Int32Array;
  base: number;
  filled: Uint8Array;
};

/** Added to the worth of a pair that a hard rule forbids. Several of these and all worths together fit in 32 bits. */
export const FORBIDDEN = -(2 ** 27);

/** Worths are kept for up to this number of classes: four megabytes. */
const KEPT = 1024;

/** A facet without its place: call `placeFacet` before use. Throws RangeError beyond 65,536 classes. */
export function createFacet(of: Uint16Array, size: number, fill: Facet['fill']): Facet {
  if (size > 65_536) throw new RangeError('These people are too different to be scored.');
  return { of, size, fill, worth: NOWHERE, base: 0, filled: new Uint8Array(size) };
}

const NOWHERE = new Int32Array(0);

/** The number of values that a facet keeps. */
export function roomFor({ size }: Facet): number {
  return size <= KEPT ? size * size : size;
}

/** Gives a facet `roomFor` places in `worth`, from `base` on. */
export function placeFacet(facet: Facet, worth: Int32Array, base: number): void {
  facet.worth = worth;
  facet.base = base;
}

/** The index in `worth` where the row of the vertex's class begins. Valid until the next call for the same facet. */
export function rowOf(facet: Facet, v: number): number {
  const cls = facet.of[v]!;
  if (facet.size > KEPT) {
    facet.fill(facet.worth, facet.base, cls);
    return facet.base;
  }
  const at = facet.base + cls * facet.size;
  if (facet.filled[cls] === 0) {
    facet.filled[cls] = 1;
    facet.fill(facet.worth, at, cls);
  }
  return at;
}

/** Joins facets into exactly `count` that give the same sum. Those with few classes are joined, the smallest two first. */
export function joinFacets(facets: readonly Facet[], count: number, n: number): Facet[] {
  const sorted = facets.toSorted((a, b) => b.size - a.size);
  const joined = sorted.slice(0, count);
  while (joined.length < count) joined.push(createFacet(new Uint16Array(n), 1, () => {}));
  for (const facet of sorted.slice(count)) {
    joined.sort((a, b) => b.size - a.size);
    joined.push(join(joined.pop()!, facet));
  }
  return joined;
}

function join(a: Facet, b: Facet): Facet {
  for (const part of [a, b]) if (part.worth === NOWHERE) placeFacet(part, new Int32Array(roomFor(part)), 0);
  const interner = createInterner(b.size);
  const of = new Uint16Array(a.of.length);
  const ofA: number[] = [];
  const ofB: number[] = [];
  for (let v = 0; v < of.length; v++) {
    const cls = nodeAfter(interner, a.of[v]!, b.of[v]!) - 1;
    if (cls === ofA.length) {
      ofA.push(a.of[v]!);
      ofB.push(b.of[v]!);
    }
    of[v] = cls;
  }
  const first = Uint16Array.from(ofA);
  const second = Uint16Array.from(ofB);
  const vertexOf = new Int32Array(first.length);
  for (let v = of.length - 1; v >= 0; v--) vertexOf[of[v]!] = v;
  return createFacet(of, first.length, (worth, at, cls) => {
    const atA = rowOf(a, vertexOf[cls]!);
    const atB = rowOf(b, vertexOf[cls]!);
    for (let k = 0; k < first.length; k++)
      worth[at + k] = a.worth[atA + first[k]!]! + b.worth[atB + second[k]!]!;
  });
}
