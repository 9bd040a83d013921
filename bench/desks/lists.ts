import { TELLS_MS, growth, tellsAt } from '../lib/desks/growth.ts';
import type { Growth, Looked } from '../lib/desks/growth.ts';
import { onOwnDatabase } from '../lib/desks/onOwnDatabase.ts';
import { plainLoop } from '../lib/plainLoop.ts';
import { mostIn } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';

const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const FEW = 1000;
const MOST_MS = 50;
const MOST_TIMES = 2;

const most = mostIn('workbench');

interface Measured {
  /** Milliseconds that it took to write the many applications. */
  filledIn: number;
  pages: Record<string, Looked>;
}

/**
 * Every list of the workbench by every filter, order and page, the records beside them, and the one search, among very many applications.
 */
export const area: Area = {
  name: 'workbench',
  run: async (note) => {
    const loop = plainLoop();
    const measured = await onOwnDatabase<Measured>('measure.ts', String(FEW), String(PEOPLE));
    const tells = tellsAt((loop + plainLoop()) / 2);
    note(`${PEOPLE} applications were written in ${(measured.filledIn / 1000).toFixed(0)} s`);
    return rowsOf(measured, tells, note);
  },
};

function rowsOf({ pages }: Measured, tells: number, note: (text: string) => void): Row[] {
  const all = Object.entries(pages).toSorted(([, a], [, b]) => b.ms - a.ms);
  const say = (name: string): void => {
    const { ms, rows, walked, before, like } = pages[name]!;
    const said = (of: typeof before) => (of ? `${of.ms.toFixed(1)} ms, ${of.rows} rows` : 'not there');
    const all = like ? `; all of its list ${said(like)}` : '';
    note(
      `${name}: ${ms.toFixed(1)} ms, ${rows} rows (${said(before)} among ${FEW}${all}) ${walked.join(' ')}`,
    );
  };
  for (const [name] of all.slice(0, 20)) say(name);
  const { asMany, more } = growth(pages, tells);
  for (const { name } of [...asMany, ...more].filter(({ times }) => times > MOST_TIMES)) say(name);
  const below = `pages below ${tells.toFixed(1)} ms count as that: ${TELLS_MS} ms, or as much work where the plain loop takes more than 28 ns`;
  const [slowest] = all;
  const walked = all.filter(([, page]) => page.walked.length > 0);
  return [
    most(
      'the slowest of all lists, records and searches, in the database',
      slowest![1].ms,
      'ms',
      MOST_MS,
      `${slowest![0]}, of ${all.length} pages among ${PEOPLE} applications`,
    ),
    growthRow(
      `the one that grows most from ${FEW} applications on, of those that show as many rows there`,
      asMany,
      `${below}; ${more.length} others show more rows among ${PEOPLE}, or are there alone`,
    ),
    growthRow(
      `the one that grows most of those that show more rows, by as many rows among ${FEW}`,
      more,
      `by the row where it shows half as many among ${FEW}, else beside its list there in the same order without a filter; ${below}`,
    ),
    most(
      'pages that read a large table from end to end',
      walked.length,
      'pages',
      0,
      walked
        .map(([name, page]) => `${name}: ${page.walked.join(', ')}`)
        .slice(0, 5)
        .join('; ') || `none of ${all.length}`,
    ),
  ];
}

function growthRow(row: string, [steepest, ...others]: readonly Growth[], how: string): Row {
  const next = others.slice(0, 4).map(({ name, times }) => `${name} ${times.toFixed(2)}`);
  const against = `${steepest?.name}, of ${others.length + 1}, before ${next.join(', ')}; ${how}`;
  return most(row, steepest?.times ?? NaN, 'times', MOST_TIMES, against);
}
