import { join } from 'node:path';
import { compile, defaultPolicy, pairGraph } from '#matching';
import type { Graph } from '#matching';
import { candidates } from './lib/matching/candidates.ts';
import { crowd } from './lib/matching/crowd.ts';
import { byEdmonds } from './lib/matching/edmonds.ts';
import { writeGraph } from './lib/matching/graphFile.ts';
import { buildLemon, type Peer } from './lib/matching/lemon.ts';
import { nsPerPair } from './lib/matching/scoring.ts';
import { type Measured, measure } from './lib/matching/task.ts';
import { plainLoop } from './lib/plainLoop.ts';
import { spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { inScratch } from './lib/scratch.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** Sizes of crowds that a warm process matches beforehand. */
const WARM_UP = [11, 12, 13];
/** The most that reasons, trios and priorities together may take, as a multiple of the solver alone. */
const MOST_OF_APP = 2.5;

type Bench = { folder: string; lemon: Peer | null; note: (text: string) => void };

/**
 * The matcher beside its peers, on the same graphs in one run; the worst of five seeds counts. Milliseconds are CPU time of the matching
 * thread, so that other work on the machine does not count; on an idle machine the clock shows about the same. Our time goes from people or
 * a graph to the proven result, a peer's time is its solve alone. A matcher without a peer is compared with a plain loop of known work.
 */
export const area: Area = {
  name: 'matching',
  run: (note) =>
    inScratch(async (folder) => {
      const bench = { folder, lemon: buildLemon(folder), note };
      return [
        scoring(bench),
        ...sevenHundred(bench),
        ...asTheApp(bench),
        ...crowded(bench),
        ...sparse(bench),
        ...hardKinds(bench),
      ];
    }),
};

function scoring({ note }: Bench): Row {
  note('scoring');
  const loops = SEEDS.map(plainLoop);
  const times = SEEDS.map((seed) => nsPerPair(700, seed));
  const against = `CPU ns: ${spread(times, 1)} against ${spread(loops, 1)}; all pairs of 700 people, rules checked, tables made`;
  const ratios = times.map((ns, k) => ns / loops[k]!);
  return limit('scoring one pair, to the plain loop', ratios, 1.8, '×', against);
}

/** 700 people, warm and cold, beside LEMON and `edmonds-blossom`. */
function sevenHundred(bench: Bench): Row[] {
  const { note } = bench;
  note('700 people, warm');
  const warm = people(700, [...WARM_UP, ...SEEDS], 7).slice(WARM_UP.length);
  note('700 people, cold');
  const cold = SEEDS.flatMap((seed) => people(700, [seed]));
  const graphs = SEEDS.map(allPairs(700));
  const lemon = graphs.map((graph, k) => byLemon(bench, graph, warm[k]!));
  const edmonds = graphs.map((graph, k) => {
    note(`700 people by edmonds-blossom, seed ${SEEDS[k]}`);
    const peer = byEdmonds(graph);
    if (peer.weight !== warm[k]!.weight) throw new Error(`edmonds-blossom found ${peer.weight}`);
    return peer.ms;
  });
  const faster = Math.min(...edmonds.map((ms, k) => ms / warm[k]!.cpu));
  return [
    ratio('700 people to proven pairs, warm, to LEMON', warm, lemon, 0.4),
    ratio('700 people, cold process, to LEMON', cold, lemon, 1.5),
    {
      area: 'matching',
      row: '700 people, edmonds-blossom to ours, warm',
      value: faster,
      unit: '×',
      goal: '≥ 40',
      pass: faster >= 40,
      against: `CPU ms: ${spread(edmonds)} against ${spread(warm.map(({ cpu }) => cpu))}`,
    },
  ];
}

/** The app's whole run beside the solver alone, for the same people: most pairs first, priorities, trios, and reasons. */
function asTheApp({ note }: Bench): Row[] {
  const beside = (n: number, scarce: boolean): Row => {
    const row = `the app’s run, ${n} people, ${scarce ? 'scarce languages' : 'English for all'}, cold, to the solver`;
    const pairs = SEEDS.map((seed) => {
      note(`${row}, seed ${seed}`);
      const task = { of: 'people', n, seeds: [seed], scarce } as const;
      return { app: measure({ ...task, app: true })[0]!, alone: measure(task)[0]! };
    });
    const [app, alone] = [pairs.map((pair) => pair.app), pairs.map((pair) => pair.alone.cpu)];
    return ratio(row, app, alone, MOST_OF_APP);
  };
  const warm = (scarce: boolean): Row => {
    const row = `the app’s run, 700 people, ${scarce ? 'scarce languages' : 'English for all'}, warm, to the solver`;
    note(row);
    const task = { of: 'people', n: 700, seeds: [...WARM_UP, ...SEEDS], turns: 7, scarce } as const;
    const app = measure({ ...task, app: true }).slice(WARM_UP.length);
    const alone = measure(task).slice(WARM_UP.length);
    return ratio(
      row,
      app,
      alone.map(({ cpu }) => cpu),
      MOST_OF_APP,
    );
  };
  return [false, true].flatMap((scarce) => [warm(scarce), beside(700, scarce), beside(2500, scarce)]);
}

/** Larger crowds, each in a cold process. */
function crowded(bench: Bench): Row[] {
  const { note } = bench;
  const cold = (n: number): Measured[] =>
    SEEDS.flatMap((seed) => {
      note(`${n} people, seed ${seed}`);
      return people(n, [seed]);
    });
  const small = cold(2500);
  const lemon = SEEDS.map((seed, k) => {
    note(`2500 people by LEMON, seed ${seed}`);
    return byLemon(bench, allPairs(2500)(seed), small[k]!);
  });
  const middle = cold(5000);
  const large = cold(20_000);
  const loops = SEEDS.map(plainLoop);
  return [
    ratio('2,500 people, cold process, to LEMON', small, lemon, 1 / 15),
    ...limits('5,000 people, cold process', middle, { n: 5000, loops, times: 6, mb: 250 }),
    ...limits('20,000 people, cold process', large, { n: 20_000, loops, times: 5, mb: 700 }),
  ];
}

/** The matcher alone, on each person's best candidates. */
function sparse(bench: Bench): Row[] {
  const beside = (row: string, n: number, most: number, majority = 0): [Row, Measured[]] => {
    const pairs = SEEDS.map((seed) => {
      bench.note(`${row}, seed ${seed}`);
      const graph = candidates(n, 40, seed, majority);
      const [own] = measure({ of: 'graph', file: save(bench, graph) });
      return { own: own!, lemon: byLemon(bench, graph, own!) };
    });
    const ours = pairs.map(({ own }) => own);
    return [
      ratio(
        `${row}, to LEMON`,
        ours,
        pairs.map(({ lemon }) => lemon),
        most,
      ),
      ours,
    ];
  };
  const [largest, ours] = beside('matcher alone, 100,000 × 40', 100_000, 0.3);
  return [
    beside('matcher alone, 5,000 × 40', 5000, 2.5)[0],
    beside('matcher alone, 20,000 × 40', 20_000, 0.7)[0],
    beside('matcher alone, 20,000 × 40, 60 % of one country', 20_000, 0.7, 60)[0],
    largest,
    memoryRow('matcher alone, 100,000 × 40', ours, 500),
  ];
}

/** Harder crowds: an odd number, a majority, ties. Each is cold and compared with the even, mixed crowd of the same size and seed. */
function hardKinds({ note }: Bench): Row[] {
  const kinds = { odd: { more: 1 }, majority: { majority: 60 }, ties: { ties: true } };
  const names = { odd: 'an odd number', majority: '60 % of one country', ties: 'equal weights' };
  const times = { even: [] as number[], odd: [] as number[], majority: [] as number[], ties: [] as number[] };
  for (const n of [700, 2500])
    for (const seed of SEEDS) {
      note(`harder kinds of ${n}, seed ${seed}`);
      times.even.push(people(n, [seed])[0]!.cpu);
      for (const [kind, options] of Object.entries(kinds))
        times[kind as keyof typeof kinds].push(people(n, [seed], 1, options)[0]!.cpu);
    }
  return (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) =>
    limit(
      `${names[kind]}, to the even, mixed crowd`,
      times[kind].map((ms, k) => ms / times.even[k]!),
      2,
      '×',
      `CPU ms of 700 and 2,500 people: ${spread(times[kind])} against ${spread(times.even)}`,
    ),
  );
}

function people(
  n: number,
  seeds: number[],
  turns = 1,
  { more = 0, ...kind }: { more?: number; majority?: number; ties?: boolean } = {},
): Measured[] {
  return measure({ of: 'people', n: n + more, seeds, turns, ...kind });
}

const allPairs =
  (n: number) =>
  (seed: number): Graph => {
    const compiled = compile(crowd(n, seed));
    return pairGraph(compiled, defaultPolicy(), [...compiled.candidates.keys()]);
  };

function save({ folder }: Bench, graph: Graph): string {
  const file = join(folder, 'graph');
  writeGraph(file, graph);
  return file;
}

/** LEMON's milliseconds, or null if LEMON is not installed. Throws if the two found different weights. */
function byLemon(bench: Bench, graph: Graph, ours: Measured): number | null {
  const peer = bench.lemon?.(save(bench, graph));
  if (peer && peer.weight !== ours.weight) throw new Error(`LEMON found ${peer.weight}, ours ${ours.weight}`);
  return peer?.ms ?? null;
}

function ratio(row: string, ours: Measured[], peers: (number | null)[], most: number): Row {
  const times = ours.map(({ cpu }) => cpu);
  const theirs = peers.filter((ms) => ms !== null);
  const goal = `≤ ${most < 0.1 ? `1/${Math.round(1 / most)}` : most}`;
  const against = `CPU ms: ${spread(times)}`;
  if (theirs.length < times.length) {
    const missing = `${against}; g++ or liblemon-dev is not here`;
    return { area: 'matching', row, value: 0, unit: '×', goal, pass: null, against: missing };
  }
  const value = Math.max(...times.map((ms, k) => ms / theirs[k]!));
  return {
    area: 'matching',
    row,
    value,
    unit: '×',
    goal,
    pass: value <= most,
    against: `${against} against ${spread(theirs)}`,
  };
}

/** All pairs to the proven result, beside a plain loop over as many pairs, and the memory. */
function limits(
  row: string,
  measured: Measured[],
  most: { n: number; loops: number[]; times: number; mb: number },
): Row[] {
  const pairs = (most.n * (most.n - 1)) / 2;
  const times = measured.map(({ cpu }) => cpu / 1000);
  const loops = most.loops.map((ns) => (ns * pairs) / 1e9);
  const walls = measured.map(({ wall }) => wall / 1000);
  const against = `CPU s: ${spread(times, 2)} against ${spread(loops, 2)}; by the clock ${spread(walls, 2)}`;
  const ratios = times.map((s, k) => s / loops[k]!);
  return [
    limit(`${row}, to the plain loop`, ratios, most.times, '×', against),
    memoryRow(row, measured, most.mb),
  ];
}

function memoryRow(row: string, measured: Measured[], most: number): Row {
  const mb = measured.map((one) => one.mb);
  return limit(`${row}: memory`, mb, most, 'MB', `most of the whole process: ${spread(mb)}`);
}

function limit(row: string, values: number[], most: number, unit: string, against: string): Row {
  const value = Math.max(...values);
  return { area: 'matching', row, value, unit, goal: `≤ ${most}`, pass: value <= most, against };
}
