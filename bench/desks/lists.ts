import { onOwnDatabase } from '../lib/desks/onOwnDatabase.ts';
import { mostIn } from '../lib/row.ts';
import type { Area, Row } from '../lib/row.ts';

const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
const FEW = 1000;
const MOST_MS = 50;
const MOST_TIMES = 2;
/** Below so many milliseconds a page is as fast among many as among few. */
const TELLS_MS = 5;

const most = mostIn('workbench');

interface Measured {
  filledIn: number;
  pages: Record<string, { ms: number; walked: string[] }>;
}

/** Every list of the workbench by every filter, order and page, the records beside them, and the one search, among very many applications. */
export const area: Area = {
  name: 'workbench',
  run: async (note) => {
    const few = await measure(FEW);
    const many = await measure(PEOPLE);
    note(`${PEOPLE} applications were written in ${(many.filledIn / 1000).toFixed(0)} s`);
    return rowsOf(few, many, note);
  },
};

const measure = (people: number): Promise<Measured> => onOwnDatabase('measure.ts', String(people));

function rowsOf(few: Measured, many: Measured, note: (text: string) => void): Row[] {
  const all = Object.entries(many.pages).toSorted(([, a], [, b]) => b.ms - a.ms);
  for (const [name, { ms, walked }] of all.slice(0, 20))
    note(
      `${name}: ${ms.toFixed(1)} ms (${few.pages[name]?.ms.toFixed(1) ?? '–'} among ${FEW}) ${walked.join(' ')}`,
    );
  const times = all.flatMap(([name, { ms }]) => {
    const before = few.pages[name]?.ms;
    return before === undefined ? [] : [{ name, times: Math.max(ms, TELLS_MS) / Math.max(before, TELLS_MS) }];
  });
  const [slowest] = all;
  const [steepest] = times.toSorted((a, b) => b.times - a.times);
  const walked = all.filter(([, page]) => page.walked.length > 0);
  return [
    most(
      'the slowest of all lists, records and searches, in the database',
      slowest![1].ms,
      'ms',
      MOST_MS,
      `${slowest![0]}, of ${all.length} pages among ${PEOPLE} applications`,
    ),
    most(
      `the one that grows most from ${FEW} applications on`,
      steepest!.times,
      'times',
      MOST_TIMES,
      `${steepest!.name}; pages below ${TELLS_MS} ms count as that`,
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
