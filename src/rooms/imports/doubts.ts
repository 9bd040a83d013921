import type { Columns, Target } from './columns.ts';
import { fold, quoted } from '../forms/index.ts';

/** A column that can be read but looks like a mistake: it is not refused, but the importer should look at it. */
export interface Doubt {
  /** `no-letters`: texts without a letter; `alike`: many rows say the same; `addresses`: texts that are addresses; `no-addresses`: the address column holds none. */
  reason: 'no-letters' | 'alike' | 'addresses' | 'no-addresses';
  /** From 0. */
  columns: number[];
  /** The number of cells it is true of, among the non-empty ones. */
  rows: number;
  of: number;
  /** An example. For `no-addresses`, the header of the column that does hold addresses, or ''. */
  text: string;
}

interface Tally {
  target: Target;
  columns: number[];
  filled: number;
  noLetters: { rows: number; first: string };
  addresses: { rows: number; first: string };
  values: Map<string, { rows: number; first: string }>;
}

/** Roles of columns with names: few of their cells are alike, and each cell has letters. */
const NAMES: ReadonlySet<string | null> = new Set(['name', 'called']);

/** Looks at every row's cells, and reports at the end what looks wrong. */
export function createDoubts(columns: Columns): {
  look: (cells: readonly string[]) => void;
  tell: () => Doubt[];
} {
  const tallies = talliesOf(columns);
  const withAt = columns.headers.map(() => 0);
  return {
    look: (cells) => {
      for (const index of withAt.keys()) if (cells[index]?.includes('@')) withAt[index]!++;
      for (const tally of tallies) count(tally, cells);
    },
    tell: () =>
      tallies.flatMap((tally) =>
        tally.target === 'address' ? doubtAddresses(tally, columns, withAt) : doubtTexts(tally),
      ),
  };
}

function talliesOf({ targets }: Columns): Tally[] {
  const tallies = new Map<Target, Tally>();
  for (const [column, target] of targets.entries()) {
    const isText =
      typeof target === 'object' && target !== null && (target.type === 'short' || target.type === 'long');
    if (target !== 'address' && !isText) continue;
    const known = tallies.get(target);
    if (known) known.columns.push(column);
    else
      tallies.set(target, {
        target,
        columns: [column],
        filled: 0,
        noLetters: { rows: 0, first: '' },
        addresses: { rows: 0, first: '' },
        values: new Map(),
      });
  }
  return [...tallies.values()];
}

function count(tally: Tally, cells: readonly string[]): void {
  const text = tally.columns
    .map((column) => cells[column]?.trim() ?? '')
    .join(' ')
    .trim();
  if (text === '') return;
  tally.filled++;
  if (!/\p{L}/u.test(text)) add(tally.noLetters, text);
  if (text.includes('@')) add(tally.addresses, text);
  if (typeof tally.target !== 'object' || tally.target.type !== 'short') return;
  const key = fold(text);
  const value = tally.values.get(key) ?? { rows: 0, first: '' };
  add(value, text);
  tally.values.set(key, value);
}

function add(to: { rows: number; first: string }, text: string): void {
  if (to.rows++ === 0) to.first = quoted(text);
}

function doubtAddresses(
  { columns, filled, addresses }: Tally,
  { headers }: Columns,
  withAt: readonly number[],
): Doubt[] {
  if (filled === 0 || addresses.rows * 2 >= filled) return [];
  const best = withAt.indexOf(Math.max(...withAt));
  const text = withAt[best]! > addresses.rows ? headers[best]! : '';
  return [{ reason: 'no-addresses', columns, rows: filled - addresses.rows, of: filled, text }];
}

function doubtTexts({ target, columns, filled, noLetters, addresses, values }: Tally): Doubt[] {
  const isName = typeof target === 'object' && NAMES.has(target.role);
  const doubts: Doubt[] = [];
  const doubt = (reason: Doubt['reason'], { rows, first }: { rows: number; first: string }): void =>
    void doubts.push({ reason, columns, rows, of: filled, text: first });
  if (isName ? noLetters.rows > 0 : noLetters.rows >= 3 && noLetters.rows * 2 > filled)
    doubt('no-letters', noLetters);
  if (isName ? addresses.rows > 0 : addresses.rows * 2 > filled) doubt('addresses', addresses);
  const [most] = [...values.values()].toSorted((a, b) => b.rows - a.rows);
  // Two people of one name are nothing strange, nor are thirty nurses.
  const isMany = most && (isName ? most.rows >= 3 && most.rows * 20 >= filled : false);
  const isNearlyAll = most && most.rows >= 5 && most.rows * 5 >= filled * 4;
  if (most && (isMany || isNearlyAll)) doubt('alike', most);
  return doubts;
}
