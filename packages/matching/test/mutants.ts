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
    'bases stay where they were after an augmentation',
    'blossom/augment.ts',
    'moveBase(s, outer, vertex);',
    '',
  ),
  mutant('the ends of a cycle are not turned with it', 'blossom/augment.ts', 'rotate(ends, start);', ''),
  mutant(
    'inner vertices of a new blossom are not searched',
    'blossom/shrink.ts',
    'if (s.label[s.top[v]!] === T) s.queue.push(v);',
    '',
  ),
  mutant(
    'a blossom remembers its worst edges',
    'blossom/shrink.ts',
    'if (best === undefined || slack(s, k) < slack(s, best))',
    'if (best === undefined || slack(s, k) > slack(s, best))',
  ),
  mutant(
    'two trees that near each other are thought to move at half speed',
    'blossom/duals.ts',
    'const delta = slack(s, k) / 2;',
    'const delta = slack(s, k);',
  ),
  mutant(
    'duals of inner blossoms grow',
    'blossom/duals.ts',
    'else if (s.label[b] === T) s.dual[b]! -= delta;',
    'else if (s.label[b] === T) s.dual[b]! += delta;',
  ),
  mutant(
    'inner blossoms are never dissolved in time',
    'blossom/duals.ts',
    'if (s.dual[b]! < event.delta) event',
    'if (s.dual[b]! < -1) event',
  ),
  mutant(
    'the least dual is taken from half of the vertices',
    'blossom/duals.ts',
    'for (let v = 0; v < n; v++) {\n    if (s.dual[v]! >= event.delta',
    'for (let v = 0; v < n / 2; v++) {\n    if (s.dual[v]! >= event.delta',
  ),
  mutant(
    'duals of vertices outside move with the inner ones',
    'blossom/duals.ts',
    'else if (label === T) s.dual[v]! += delta;',
    'else s.dual[v]! += delta;',
  ),
  mutant('odd cycles are taken for augmenting paths', 'blossom/label.ts', 'base = s.base[b]!;', 'base = -1;'),
  mutant(
    'edges to vertices not reached are forgotten',
    'blossom/run.ts',
    'const place = label === S ? bv : w;',
    'const place = bv;',
  ),
  mutant(
    'pricing stops after its first round',
    'graph/pricing.ts',
    'if (addViolated(edges, s, chosen, add) === 0) return s;',
    'return s;',
  ),
  mutant(
    'the lightest of parallel edges counts',
    'graph/canonical.ts',
    'if (w > weight[size - 1]!)',
    'if (w < weight[size - 1]!)',
  ),
  mutant('one pair more is not worth all the weight', 'graph/bonus.ts', 'pairs * spread + 1n', '1n'),
  mutant(
    'the last edge is lost',
    'graph/canonical.ts',
    'for (const k of kept) {\n    const w',
    'for (const k of kept.slice(0, -1)) {\n    const w',
  ),
];
