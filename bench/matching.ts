import { compile, createRows, defaultPolicy, pairGraph, solve, verify } from '#matching';
import type { Graph } from '#matching';
import { crowd, sparse } from './lib/crowd.ts';
import { buildLemon } from './lib/lemon.ts';
import { spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { inScratch } from './lib/scratch.ts';

const SEEDS = [1, 2, 3, 4, 5];
const policy = defaultPolicy();
const NPM = 'edmonds-blossom of npm is not installed, so it could not be run beside ours';

/** The matcher beside LEMON's, on the same graphs in one run; of five seeds the worst counts. */
export const area: Area = {
  name: 'matching',
  run: (note) =>
    inScratch(async (folder) => {
      const lemon = buildLemon(folder);
      const rows: Row[] = [scoring(note)];
      const dense = beside('700 people to proven pairs, warm, to LEMON', 0.4, (seed) => {
        const c = compile(crowd(700, seed));
        return () => pairGraph(c, policy, [...c.candidates.keys()]);
      });
      const alone = beside('matcher alone, 5,000 × 40, to LEMON', 2.5, (seed) => {
        const graph = sparse(5000, 20, seed);
        return () => graph;
      });
      rows.push(dense(lemon, note), alone(lemon, note));
      rows.push({
        area: 'matching',
        row: '700 people against edmonds-blossom',
        value: 0,
        unit: '×',
        goal: '≥ 40',
        pass: null,
        against: NPM,
      });
      return rows;
    }),
};

type Lemon = ReturnType<typeof buildLemon>;

/** Ours, from what `prepare` answers to the proven pairs, against LEMON's solve alone. */
function beside(row: string, most: number, prepare: (seed: number) => () => Graph) {
  return (lemon: Lemon, note: (text: string) => void): Row => {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (const seed of SEEDS) {
      const make = prepare(seed);
      if (seed === SEEDS[0]) solve(make(), { objective: 'weight' });
      const before = performance.now();
      const graph = make();
      const result = solve(graph, { objective: 'weight' });
      if (!verify(graph, result).ok) throw new Error(`seed ${seed} of ${row}: not proven`);
      ours.push(performance.now() - before);
      const peer = lemon?.(graph);
      if (peer && peer.weight !== result.weight) throw new Error(`seed ${seed} of ${row}: LEMON differs`);
      if (peer) theirs.push(peer.ms);
      note(`${row}, seed ${seed}: ${ours.at(-1)!.toFixed(0)} ms against ${peer?.ms.toFixed(0) ?? 'nothing'}`);
    }
    const value = lemon ? Math.max(...ours.map((ms, k) => ms / theirs[k]!)) : 0;
    return {
      area: 'matching',
      row,
      value,
      unit: '×',
      goal: `≤ ${most}`,
      pass: lemon ? value <= most : null,
      against: lemon
        ? `ms: ${spread(ours)} against ${spread(theirs)}`
        : `ms: ${spread(ours)}; g++ or liblemon-dev is not here`,
    };
  };
}

const WARM = 40;
const TURNS = 40;

/**
 * From compiled people and a policy to the scores of all pairs, the hard rules checked: CPU time of many turns, so that others at
 * work on the machine do not count; of five seeds the worst counts.
 */
function scoring(note: (text: string) => void): Row {
  const times = SEEDS.map((seed) => {
    const c = compile(crowd(700, seed));
    const people = [...c.candidates.keys()];
    const out = new Int32Array(c.n);
    const scoreAll = (): void => {
      const rows = createRows(c, policy, people);
      for (let v = 0; v < c.n; v++) rows.row(v, v + 1, out);
    };
    for (let turn = 0; turn < WARM; turn++) scoreAll();
    const before = process.cpuUsage();
    for (let turn = 0; turn < TURNS; turn++) scoreAll();
    const { user, system } = process.cpuUsage(before);
    const ns = ((user + system) * 1000) / (TURNS * ((c.n * (c.n - 1)) / 2));
    note(`scoring one pair, seed ${seed}: ${ns.toFixed(1)} ns`);
    return ns;
  });
  const value = Math.max(...times);
  return {
    area: 'matching',
    row: 'scoring one pair',
    value,
    unit: 'ns',
    goal: '≤ 25',
    pass: value <= 25,
    against: `CPU ns: ${spread(times, 1)}, 700 people, the rules checked and the tables made for it too`,
  };
}
