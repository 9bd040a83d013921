import type { Dense } from '../lib/desks/density.ts';
import { onOwnDatabase } from '../lib/desks/onOwnDatabase.ts';
import { mostIn } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';

const most = mostIn('workbench');

/** Height of the window in which the lists are seen, in CSS pixels. */
const HEIGHT = 900;
/** How many rows of each list must at least be in sight without scrolling. */
const IN_SIGHT = { applications: 16, proposals: 14, today: 12 } as const;

/** The rows of the lists in a browser, and the size of the script of the desks. */
export const area: Area = {
  name: 'workbench',
  run: async (note) => {
    const { seen, island } = await onOwnDatabase<{ seen: Dense[]; island: number }>('density.ts');
    for (const { list, rows, first, each, tallest } of seen)
      note(
        rows === 0
          ? `${list}: no row`
          : `${list}: ${rows} rows, the first at ${first}, ${each} each; ${tallest} at most on a phone`,
      );
    // The list of comments has no limit here: on a wide screen whole comments are read in it. Comments that need somebody are read in
    // `today`.
    const there = seen.filter(({ rows }) => rows > 0);
    const lists = there.filter(({ list, isList }) => isList && list !== 'today');
    const [low, tall, narrow] = [
      worst(lists, ({ first }) => first),
      worst(
        lists.filter(({ list }) => list !== 'comments'),
        ({ each }) => each,
      ),
      worst(there, ({ tallest }) => tallest),
    ];
    return [
      ...Object.entries(IN_SIGHT).map(([list, goal]) =>
        inSight(
          seen.find((one) => one.list === list)!,
          goal,
        ),
      ),
      most(
        'where the first row begins, the lowest of all lists',
        low.first,
        'px',
        270,
        `${low.list}, at 1280 × 900`,
      ),
      most(
        'a hundred rows, the longest of all lists',
        100 * tall.each,
        'px',
        3900,
        `${tall.list}, at 1280 × 900; comments, which are read in their list, apart`,
      ),
      most(
        'a row at 360 px, the tallest of all lists',
        narrow.tallest,
        'px',
        100,
        `${narrow.list}, of ${there.length}: ${there.map(({ list, tallest }) => `${list} ${tallest.toFixed(0)}`).join(', ')}`,
      ),
      most('the script of the desks, compressed', island, 'bytes', 6144, 'minified, by gzip'),
    ];
  },
};

const worst = (some: readonly Dense[], of: (one: Dense) => number): Dense =>
  some.toSorted((a, b) => of(b) - of(a))[0]!;

function inSight({ list, rows, first, each, lower }: Dense, goal: number): Row {
  const value = Math.min(rows, Math.floor((Math.min(lower, HEIGHT) - first) / each));
  return {
    area: 'workbench',
    row: `rows in sight without scrolling: ${list}`,
    value,
    unit: 'rows',
    goal: `≥ ${goal}`,
    pass: value >= goal,
    against: `of ${rows} at 1280 × 900: the first at ${first.toFixed(0)} px, ${each.toFixed(1)} each, what follows or covers them from ${lower.toFixed(0)} on`,
  };
}
