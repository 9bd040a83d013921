import { withoutMarkup } from './withoutMarkup.ts';

/** A row of a list as its page shows it: the words of its cells, the value that orders each, and the name of its group. */
interface ShownRow {
  words: string;
  values: string[];
  group: string | null;
}

export interface ShownList {
  /** The columns with sorting heads, by position. A head that leads back to the usual order does not reveal its key. */
  heads: { key: string; at: number }[];
  /** The direction in which each column orders the rows, if it does. */
  ways: (string | undefined)[];
  rows: ShownRow[];
}

/** The list on a page of the workbench; null if it has no row. */
export function shownList(html: string): ShownList | null {
  const table = /<table class="table two-lines rows(?: crowded)?">(.*?)<\/table>/s.exec(html)?.[1];
  if (table === undefined) return null;
  const [head = '', ...bodies] = table.split('<tbody>');
  const heads = cellsOf(head).flatMap((cell, at) => {
    const key = /[?&;]sort=-?([a-z-]+)/.exec(cell)?.[1];
    return key ? [{ key, at }] : [];
  });
  const ways = cellsOf(head).map((cell) => /aria-sort="([a-z]+)"/.exec(cell)?.[1]);
  let group: string | null = null;
  const rows: ShownRow[] = [];
  for (const [, isGroup, row = ''] of bodies
    .join('')
    .matchAll(/<tr(?: id="[^"]*")?( class="group")?>(.*?)<\/tr>/gs)) {
    if (isGroup) group = said(row);
    else rows.push({ words: said(row), values: cellsOf(row).map(valueOf), group });
  }
  return { heads, ways, rows };
}

const cellsOf = (row: string): string[] =>
  row
    .split(/<(?=t[hd]\b)/)
    .slice(1)
    .map((cell) => `<${cell}`);
const said = (html: string): string =>
  withoutMarkup(html.replaceAll(/<span class="vh">.*?<\/span>/gs, '')).trim();
const valueOf = (cell: string): string =>
  /datetime="([^"]+)"/.exec(cell)?.[1] ?? /<bdi[^>]*>([^<]+)/.exec(cell)?.[1] ?? said(cell);

const isNothing = (value: string): boolean => value === '' || value === '–';
const numberIn = (value: string): number =>
  /^\d{4}-\d\d-\d\d/.test(value)
    ? Date.parse(value)
    : /^[\d,.]+\s*%?$/.test(value)
      ? Number.parseFloat(value.replaceAll(',', ''))
      : Number.NaN;
/** As the database orders names: accents and case make no difference. */
const nameIn = (value: string): string =>
  value
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]+/g, '')
    .toLowerCase();

/** Whether each value is at least the one before. */
const rises = <T extends number | string>(values: readonly T[]): boolean =>
  values.every((value, at) => at === 0 || values[at - 1]! <= value);
/** Whether equal values are next to each other. */
const standTogether = (values: readonly string[]): boolean =>
  values.filter((value, at) => at === 0 || value !== values[at - 1]).length === new Set(values).size;

/** The faults of rows that should be in rising order by one column. '' if there are none, null if these values cannot show it. */
export function faultOf(rows: readonly ShownRow[], at: number): string | null {
  const all = rows.map(({ values, group }) => group ?? values[at] ?? '');
  const blank = all.map(isNothing);
  const there = all.filter((value) => !isNothing(value));
  if (!standTogether(blank.map(String))) return `those without stand among the others: ${all.join(' | ')}`;
  if (new Set(there).size < 2) return null;
  const numbers = there.map(numberIn);
  if (numbers.every((one) => !Number.isNaN(one))) return rises(numbers) ? '' : `no order: ${all.join(' | ')}`;
  if (rises(there.map(nameIn))) return '';
  // Words may hide another order, such as that of states, or of countries by code.
  if (new Set(there).size === there.length) return `no order: ${all.join(' | ')}`;
  return standTogether(there) ? '' : `not together: ${all.join(' | ')}`;
}
