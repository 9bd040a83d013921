import type { Matching } from '../graph/types.ts';
import { nestingOf, sharedBy } from './nesting.ts';

/** The faults of a proof, in the order of checking. */
export type VerifyFailure =
  | 'shape'
  | 'mateNotMutual'
  | 'pairNotAnEdge'
  | 'wrongCardinality'
  | 'wrongWeight'
  | 'wrongUnit'
  | 'negativeDual'
  | 'badBlossom'
  | 'violatedPair'
  | 'boundNotMet';

/** `bound` is twice the dual sum, in effective weights, as a decimal number; `at` is the number of an edge, vertex or blossom. */
export type Verification = { ok: true; bound: string } | { ok: false; failure: VerifyFailure; at: number };

export const fail = (failure: VerifyFailure, at = -1): Verification => ({ ok: false, failure, at });

/** The least and greatest weight (0 counts as a weight) and the priorities. */
export type Instance = { n: number; low: number; high: number; priority?: ArrayLike<number> | undefined };

/** A fault that shows before any edge is checked, or null. */
export function checkClaim(instance: Instance, result: Matching): Verification | null {
  const { n } = instance;
  const { mate, certificate } = result;
  if (mate.length !== n || certificate.duals.length !== n || certificate.blossoms.within.length !== n)
    return fail('shape');
  for (let v = 0; v < n; v++) {
    const w = mate[v]!;
    if (w !== -1 && (w < 0 || w >= n || w === v || mate[w] !== v)) return fail('mateNotMutual', v);
    if (!Number.isSafeInteger(certificate.duals[v]!) || certificate.duals[v]! < 0)
      return fail('negativeDual', v);
  }
  const bad = badBlossom(result);
  if (bad !== -1) return fail('badBlossom', bad);
  return isFirstMet(instance, result) ? null : fail('wrongUnit');
}

/** The number of vertices in each blossom. */
function sizesOf({ certificate: { blossoms } }: Matching): Float64Array {
  const { within, parents } = blossoms;
  const sizes = new Float64Array(parents.length);
  for (const b of within) if (b !== -1) sizes[b]!++;
  for (let b = 0; b < parents.length; b++) if (parents[b]! !== -1) sizes[parents[b]!]! += sizes[b]!;
  return sizes;
}

function badBlossom(result: Matching): number {
  const { within, parents, duals } = result.certificate.blossoms;
  const count = parents.length;
  if (duals.length !== count || within.some((b) => b < -1 || b >= count)) return 0;
  // The parent of a set has a higher number, so nesting cannot form a circle.
  const astray = parents.findIndex((p, b) => p !== -1 && (p <= b || p >= count));
  if (astray !== -1) return astray;
  return sizesOf(result).findIndex(
    (size, b) => size % 2 !== 1 || size < 3 || !Number.isSafeInteger(duals[b]!) || duals[b]! < 0,
  );
}

/**
 * Checks the aims that come before weight, see `Certificate`. With levels, the unit must exceed the greatest difference between any two
 * matchings' weights. Otherwise only vertices of the lowest priority may be left, and as few as possible: at most one, or as many as
 * `groups` prove.
 */
function isFirstMet(
  { n, low, high, priority }: Instance,
  { objective, mate, certificate }: Matching,
): boolean {
  const { unit, levels, groups } = certificate;
  if (!Number.isSafeInteger(unit) || unit < 0) return false;
  const spread = BigInt(Math.floor(n / 2)) * (BigInt(high) - BigInt(low));
  if (levels) return BigInt(unit) === 2n * (spread + 1n);
  let least = Infinity;
  let left = 0;
  for (let v = 0; v < n; v++) least = Math.min(least, priority?.[v] ?? 0);
  for (let v = 0; v < n; v++) {
    if (mate[v] !== -1) continue;
    left++;
    if ((priority?.[v] ?? 0) > least) return false;
  }
  if (objective === 'weight') return unit === 0 && (left <= 1 || least === 0);
  return left <= 1 || (groups !== null && mustBeLeft(groups, n) >= left);
}

/** How many vertices every matching leaves over, provided that no edge joins two groups. */
function mustBeLeft(groups: Int32Array, n: number): number {
  if (groups.length !== n) return 0;
  const sizes = new Map<number, number>();
  let needed = 0;
  for (const g of groups) {
    if (g === -1) needed++;
    else sizes.set(g, (sizes.get(g) ?? 0) + 1);
  }
  return [...sizes.values()].filter((size) => size % 2 === 1).length - needed;
}

/** Twice the bonus of each vertex. */
function twiceBonus({ priority }: Instance, { objective, certificate }: Matching): (v: number) => bigint {
  const unit = BigInt(certificate.unit);
  if (!certificate.levels) return () => unit;
  const base = objective === 'cardinality' ? 1 : 0;
  return (v) => unit * BigInt((priority?.[v] ?? 0) + base);
}

/**
 * Returns a test of an edge: whether it breaks the certificate. It does if it outweighs the duals of its ends and of the blossoms around
 * both, or if it joins two groups.
 */
export function violation(
  instance: Instance,
  result: Matching,
): (i: number, j: number, w: number) => boolean {
  const { groups, levels } = result.certificate;
  const outweighs = outweighing(instance, result);
  if (groups === null || levels) return outweighs;
  return (i, j, w) => outweighs(i, j, w) || (groups[i] !== -1 && groups[j] !== -1 && groups[i] !== groups[j]);
}

function outweighing(instance: Instance, result: Matching): (i: number, j: number, w: number) => boolean {
  const { duals, blossoms, unit, levels } = result.certificate;
  const sizes = sizesOf(result);
  const base = result.objective === 'cardinality' ? 1 : 0;
  // The dual of each vertex, less its own bonus.
  const left = new Float64Array(instance.n);
  let isExact = isSmall(instance.high) && isSmall(instance.low) && isSmall(sum(blossoms.duals));
  for (let v = 0; v < instance.n; v++) {
    const bonus = unit * (levels ? (instance.priority?.[v] ?? 0) + base : 1);
    left[v] = duals[v]! - bonus;
    isExact &&= isSmall(duals[v]!) && isSmall(bonus);
  }
  if (!isExact) return outweighingExactly(instance, result);
  const nesting = nestingOf(blossoms, sizes);
  return (i, j, w) => {
    const short = 2 * w - left[i]! - left[j]!;
    return short > 0 && short > sharedBy(nesting, i, j);
  };
}

/** Three numbers within 2^50 add up without rounding. */
const isSmall = (x: number): boolean => Math.abs(x) < 2 ** 50;

const sum = (numbers: Float64Array): number => numbers.reduce((all, one) => all + one, 0);

/** The same test for numbers that are too large to add without rounding. */
function outweighingExactly(
  instance: Instance,
  result: Matching,
): (i: number, j: number, w: number) => boolean {
  const { duals, blossoms } = result.certificate;
  const { within, parents } = blossoms;
  const bonus = twiceBonus(instance, result);
  const over = Array.from(blossoms.duals, BigInt);
  for (let b = over.length - 1; b >= 0; b--) if (parents[b] !== -1) over[b]! += over[parents[b]!]!;
  const sharedBy = (i: number, j: number): bigint => {
    let a = within[i]!;
    let b = within[j]!;
    while (a !== b) {
      if (a === -1 || b === -1) return 0n;
      if (a < b) a = parents[a]!;
      else b = parents[b]!;
    }
    return a === -1 ? 0n : over[a]!;
  };
  const left = (v: number): bigint => BigInt(duals[v]!) - bonus(v);
  return (i, j, w) => left(i) + left(j) + sharedBy(i, j) < 2n * BigInt(w);
}

/** Checks that the totals are as stated, and that weight and dual sum are equal. `weightOf(v)` is the weight of v's pair. */
export function checkSums(
  instance: Instance,
  result: Matching,
  weightOf: (v: number) => number | undefined,
): Verification {
  const { mate, certificate } = result;
  const bonus = twiceBonus(instance, result);
  let pairs = 0;
  let weight = 0n;
  let twice = 0n;
  for (let v = 0; v < instance.n; v++) {
    if (mate[v] === -1) continue;
    twice += bonus(v);
    if (mate[v]! < v) continue;
    const w = weightOf(v);
    if (w === undefined) return fail('pairNotAnEdge', v);
    weight += BigInt(w);
    pairs++;
  }
  twice += 2n * weight;
  if (pairs !== result.cardinality) return fail('wrongCardinality');
  if (!Number.isSafeInteger(result.weight) || BigInt(result.weight) !== weight) return fail('wrongWeight');

  let bound = 0n;
  for (const dual of certificate.duals) bound += BigInt(dual);
  sizesOf(result).forEach((size, b) => {
    bound += BigInt(certificate.blossoms.duals[b]!) * BigInt((size - 1) / 2);
  });
  return bound === twice ? { ok: true, bound: String(bound) } : fail('boundNotMet');
}
