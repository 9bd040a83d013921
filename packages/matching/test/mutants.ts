/** A way of breaking the solver: in one file, one text replaced by another. */
export type Mutant = { name: string; file: string; find: string; replace: string };

const mutant = (name: string, file: string, find: string, replace: string): Mutant => ({
  name,
  file,
  find,
  replace,
});

export const MUTANTS: readonly Mutant[] = [
  mutant(
    'the child of the base stays where it was when a path is swapped',
    'blossom/augment.ts',
    's.baseChild[b] = child;',
    '',
  ),
  mutant(
    'the bases of blossoms within others stay where they were when a path is swapped',
    'blossom/augment.ts',
    's.base[b] = base;',
    'if (s.parent[b] === -1) s.base[b] = base;',
  ),
  mutant(
    'a ring is walked the odd way round',
    'blossom/augment.ts',
    '(steps < 0 ? steps + s.length[b]! : steps) % 2 === 0',
    '(steps < 0 ? steps + s.length[b]! : steps) % 2 === 1',
  ),
  mutant('inner vertices of a new blossom do not look around', 'blossom/shrink.ts', 'scanOuter(s, w);', ''),
  mutant(
    'vertices written anew in a larger group forget the difference',
    'blossom/shrink.ts',
    's.y[v]! += shift;',
    '',
  ),
  mutant(
    'the dual of a blossom goes on moving inside another',
    'blossom/shrink.ts',
    'if (c >= s.n) s.z[c]! += 2 * s.now;',
    '',
  ),
  mutant(
    'two trees that near each other are thought to move at half speed',
    'blossom/scan.ts',
    'const time = now + (slack - now) / 2 + (tree[g] === root ? SHRINK : 0);',
    'const time = now + (slack - now) + (tree[g] === root ? SHRINK : 0);',
  ),
  mutant(
    'a change of sign moves the dual',
    'blossom/label.ts',
    's.offset[g]! += change * s.now;',
    's.offset[g]! -= change * s.now;',
  ),
  mutant(
    'inner blossoms are dissolved too late',
    'blossom/label.ts',
    'return s.z[top]! / 2;',
    'return s.z[top]!;',
  ),
  mutant(
    'felled trees do not look for the trees that are left',
    'blossom/run.ts',
    'regrow(s, root);\n  regrow(s, other);',
    'regrow(s, root);',
  ),
  mutant(
    'a tree that closes an odd cycle is given up',
    'blossom/run.ts',
    'shrink(s, u, v);\n    rescanOuter(s, u);\n    return 0;',
    'removeTree(s, root);\n    regrow(s, root);\n    return 1;',
  ),
  mutant(
    'an edge that was tight once is thought tight for ever',
    'blossom/run.ts',
    'if (s.sign[g] !== OUTER || g === s.group[u] || slackOf(s, u) > 0) {',
    'if (s.sign[g] !== OUTER || g === s.group[u]) {',
  ),
  mutant(
    'children that leave the tree with an inner blossom look nowhere',
    'blossom/expand.ts',
    'rescanTop(s, c);',
    '{}',
  ),
  mutant(
    'the duals of free vertices may fall below 0',
    'blossom/scan.ts',
    'let soonest = now + dual - s.floor[u]!;\n  let other = -1;\n  let edge = 0;\n  const end = first[u + 1]!;\n  for (let q = first[u]!; q < end; q++) {\n    const v = near[q]!;\n    const g = group[v]!;\n    const moving',
    'let soonest = now + 2 * dual - s.floor[u]!;\n  let other = -1;\n  let edge = 0;\n  const end = first[u + 1]!;\n  for (let q = first[u]!; q < end; q++) {\n    const v = near[q]!;\n    const g = group[v]!;\n    const moving',
  ),
  mutant(
    'pricing stops after its first round',
    'graph/solveSource.ts',
    'return added.length > 0;',
    'return false;',
  ),
  mutant(
    'rows that nobody has at hand are never asked for again',
    'graph/pricing.ts',
    'if (left[v] === -1 || s.y[v]! >= left[v]! || !mayMiss(along, v)) continue;',
    'continue;',
  ),
  mutant(
    'neighbours are passed over where each pair is looked at once',
    'graph/pricing.ts',
    'const first = isMost ? v + 1 : 0;',
    'const first = isMost ? v + 2 : 0;',
  ),
  mutant('the dual of a blossom taken apart is lost', 'blossom/loosen.ts', 's.y[w]! += lift;', ''),
  mutant(
    'the lightest of parallel edges counts',
    'graph/rows.ts',
    'if (twice[q]! > twice[size - 1]!)',
    'if (twice[q]! < twice[size - 1]!)',
  ),
  mutant(
    'one pair more is not worth all the weight',
    'graph/bonus.ts',
    'pairs * (BigInt(high) - BigInt(low)) + 1n',
    '1n',
  ),
  mutant('the last edge is lost', 'graph/rows.ts', 'const m = from.length;', 'const m = from.length - 1;'),
  mutant(
    'weight alone is thought enough wherever it was tried',
    'graph/phases.ts',
    "if (s.n - 2 * s.pairs <= 1 || (objective === 'weight' && leastOf(range) === 0)) return even;",
    'return even;',
  ),
  mutant(
    'duals stop falling before there are as many pairs as can be',
    'graph/phases.ts',
    'while (s.pairs < pairs) {',
    'while (s.pairs < pairs - 1) {',
  ),
];
