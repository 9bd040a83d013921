import type { Graph, Matching } from './types.ts';

/** What is wrong, first found first. */
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

/** `bound` is twice the dual sum, in effective weights, as a decimal number; `at` an edge, vertex or blossom. */
export type Verification = { ok: true; bound: string } | { ok: false; failure: VerifyFailure; at: number };

const fail = (failure: VerifyFailure, at = -1): Verification => ({ ok: false, failure, at });

/**
 * Proves that a matching is optimal from both halves of its certificate, trusting nothing of the solver: it is a
 * matching of this graph; no edge has more weight than the duals at and over it; and the dual sum, an upper bound
 * of every matching's weight by the first half, equals this one's. Sums are BigInt, so nothing is rounded.
 * For what effective weights are, see `Certificate`.
 */
export function verify(graph: Graph, result: Matching): Verification {
  const { n } = graph;
  const { mate, certificate } = result;
  const { duals, blossoms } = certificate;
  if (mate.length !== n || duals.length !== n) return fail('shape');
  for (let v = 0; v < n; v++) {
    const w = mate[v]!;
    if (w !== -1 && (w < 0 || w >= n || w === v || mate[w] !== v)) return fail('mateNotMutual', v);
    if (!Number.isSafeInteger(duals[v]!) || duals[v]! < 0) return fail('negativeDual', v);
  }
  const bad = blossoms.findIndex(
    (b) => !isOddSet(b.members, n) || !Number.isSafeInteger(b.dual) || b.dual < 0,
  );
  if (bad !== -1) return fail('badBlossom', bad);
  if (BigInt(certificate.unit) !== unitOf(graph, result)) return fail('wrongUnit');

  const violated = violatedEdge(graph, result);
  if (violated !== -1) return fail('violatedPair', violated);
  return checkSums(graph, result);
}

function isOddSet(members: Int32Array, n: number): boolean {
  const within = members.every((v) => v >= 0 && v < n);
  return (
    within && members.length % 2 === 1 && members.length >= 3 && new Set(members).size === members.length
  );
}

/** More than any two matchings' weights can differ by; 0 where nothing comes before weight. */
function unitOf(graph: Graph, { objective }: Matching): bigint {
  let low = 0;
  let high = 0;
  for (let k = 0; k < graph.from.length; k++) {
    if (graph.from[k] === graph.to[k]) continue;
    low = Math.min(low, graph.weight[k]!);
    high = Math.max(high, graph.weight[k]!);
  }
  if (objective === 'weight' && !graph.priority?.some((level) => level > 0)) return 0n;
  return BigInt(Math.floor(graph.n / 2)) * (BigInt(high) - BigInt(low)) + 1n;
}

/** Twice the bonus of each vertex. */
function twiceBonus(graph: Graph, { objective, certificate }: Matching): (v: number) => bigint {
  const base = objective === 'cardinality' ? 1 : 0;
  return (v) => 2n * BigInt(certificate.unit) * BigInt((graph.priority?.[v] ?? 0) + base);
}

const isSmall = (x: number): boolean => Math.abs(x) < 2 ** 51;

/** The first edge of more weight than the duals of its ends and of the blossoms over it, or -1. */
function violatedEdge(graph: Graph, result: Matching): number {
  const { duals, blossoms } = result.certificate;
  const bonus = twiceBonus(graph, result);
  // What each vertex has left beyond its own bonus. Within 2^51 each, three of them add up without rounding.
  const left = Array.from(duals, (dual, v) => BigInt(dual) - bonus(v));
  const plain = Float64Array.from(left, Number);
  const exact = plain.every(isSmall) && graph.weight.every(isSmall);
  const over: number[][] = Array.from(left, () => []);
  blossoms.forEach(({ members }, b) => members.forEach((v) => over[v]!.push(b)));

  for (let k = 0; k < graph.from.length; k++) {
    const i = graph.from[k]!;
    const j = graph.to[k]!;
    if (i === j || (exact && plain[i]! + plain[j]! >= 2 * graph.weight[k]!)) continue;
    let sum = left[i]! + left[j]!;
    for (const b of common(over[i]!, over[j]!)) sum += BigInt(blossoms[b]!.dual);
    if (sum < 2n * BigInt(graph.weight[k]!)) return k;
  }
  return -1;
}

/** What two ascending lists share. */
function common(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  for (let x = 0, y = 0; x < a.length && y < b.length;) {
    if (a[x] === b[y]) shared.push(a[x]!);
    if (a[x]! <= b[y]!) x++;
    else y++;
  }
  return shared;
}

/** That every pair is an edge, the totals are as stated, and weight and dual sum are equal. */
function checkSums(graph: Graph, result: Matching): Verification {
  const { mate, certificate } = result;
  const heaviest = new Map<number, number>();
  for (let k = 0; k < graph.from.length; k++) {
    const i = Math.min(graph.from[k]!, graph.to[k]!);
    const j = Math.max(graph.from[k]!, graph.to[k]!);
    if (i !== j && mate[i] === j)
      heaviest.set(i, Math.max(graph.weight[k]!, heaviest.get(i) ?? graph.weight[k]!));
  }
  const bonus = twiceBonus(graph, result);
  let weight = 0n;
  let twice = 0n;
  for (let v = 0; v < graph.n; v++) {
    if (mate[v] === -1) continue;
    twice += bonus(v);
    if (mate[v]! < v) continue;
    const w = heaviest.get(v);
    if (w === undefined) return fail('pairNotAnEdge', v);
    weight += BigInt(w);
  }
  twice += 2n * weight;
  if (heaviest.size !== result.cardinality) return fail('wrongCardinality');
  if (!Number.isSafeInteger(result.weight) || BigInt(result.weight) !== weight) return fail('wrongWeight');

  let bound = 0n;
  for (const dual of certificate.duals) bound += BigInt(dual);
  for (const { members, dual } of certificate.blossoms)
    bound += BigInt(dual) * BigInt((members.length - 1) / 2);
  return bound === twice ? { ok: true, bound: String(bound) } : fail('boundNotMet');
}
