import { compared, keysOf, pairsByKey } from '../../src/rooms/duplicates/index.ts';
import { crowdWithTwins } from '../lib/twins/crowd.ts';
import type { Crowd } from '../lib/twins/crowd.ts';
import type { Area, Row } from '../lib/row.ts';

/** Planted duplicates that are found, and suggestions that are right, among invented people of eight cultures. */
export const area: Area = { name: 'workbench', run: measure };

const SEEDS = [1, 2, 3, 4, 5];
const PEOPLE = 10_000;
const PLANTED = 300;

interface Found {
  found: number;
  right: number;
  missed: Map<string, number>;
  wrong: Map<string, number>;
}

function measure(note: (text: string) => void): Promise<Row[]> {
  const all = SEEDS.map((seed) => {
    const one = look(crowdWithTwins({ people: PEOPLE, planted: PLANTED, seed }));
    note(
      `seed ${seed}: ${percent(one.found)} found, ${percent(one.right)} right; missed ${said(one.missed)}; wrong ${said(one.wrong)}`,
    );
    return one;
  });
  const row = (name: string, shares: number[], goal: number): Row => ({
    area: 'workbench',
    row: name,
    value: 100 * Math.min(...shares),
    unit: '%',
    goal: `≥ ${goal}`,
    pass: Math.min(...shares) * 100 >= goal,
    against: `${PLANTED} planted and as many near misses among ${PEOPLE}; the worst of seeds ${SEEDS.join(', ')}: ${shares.map(percent).join(', ')}`,
  });
  return Promise.resolve([
    row(
      'planted duplicates that are suggested',
      all.map(({ found }) => found),
      95,
    ),
    row(
      'suggestions that are right',
      all.map(({ right }) => right),
      90,
    ),
  ]);
}

/** Suggests as the room does: compares people who have a key in common. */
function look({ people, twins, misses }: Crowd): Found {
  const known = people.map(compared);
  const suggested = new Set(pairsByKey(known, known.map(keysOf)).map(({ a, b }) => `${a} ${b}`));
  const kinds = new Map(misses.map(({ a, b, kind }) => [`${a} ${b}`, kind]));
  const planted = new Map(twins.map(({ a, b, kind }) => [`${a} ${b}`, kind]));
  // Two twins of the same person are also one person with each other.
  const whose = new Map(twins.map(({ a, b }) => [b, a]));
  const isRight = (pair: string): boolean => {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    return (whose.get(a) ?? a) === (whose.get(b) ?? b);
  };
  const wrong = [...suggested].filter((pair) => !isRight(pair));
  const missed = [...planted].filter(([pair]) => !suggested.has(pair));
  return {
    found: 1 - missed.length / planted.size,
    right: 1 - wrong.length / suggested.size,
    missed: countBy(missed.map(([, kind]) => kind)),
    wrong: countBy(wrong.map((pair) => kinds.get(pair) ?? 'by chance')),
  };
}

const countBy = (kinds: readonly string[]): Map<string, number> =>
  new Map([...Map.groupBy(kinds, (kind) => kind)].map(([kind, same]) => [kind, same.length]));
const said = (counts: Map<string, number>): string =>
  [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'none';
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
