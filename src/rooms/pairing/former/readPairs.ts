import { inSheets } from '../../../i18n/sheetWords.ts';
import { normaliseAddress } from '../../../lib/address/normaliseAddress.ts';
import { dialectOf } from '../../../lib/files/csv/dialect.ts';
import { CsvBroken, rowsOf } from '../../../lib/files/csv/records.ts';
import type { Dialect } from '../../../lib/files/csv/records.ts';
import { once } from '../../../lib/once.ts';

/** The columns of a file of former pairs: an address, or the round. */
const ROLES = ['a', 'b', 'c', 'round'] as const;
type Role = (typeof ROLES)[number];

const plain = (text: string): string =>
  text
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
/** Column names in the catalogue's languages, compared without regard to case, accents, spaces and punctuation. */
const roles = once(
  () =>
    new Map<string, Role>(
      ROLES.flatMap((role) =>
        inSheets(({ pairs }) => pairs?.[role]).map((name) => [plain(name), role] as const),
      ),
    ),
);

export interface PairProblem {
  row: number;
  line: number;
  /** From 0; null when the problem concerns the whole row. */
  column: number | null;
  reason: 'no-address' | 'bad-address' | 'same-person' | 'control' | 'long-label';
  piece: string;
}

export interface PairsRead {
  dialect: Dialect;
  headers: string[];
  /** Columns that are missing or there twice, by role. Any of them stops the import. */
  missing: Role[];
  twice: Role[];
  rows: number;
  /** Rows that can be imported. */
  valid: number;
  /** Normalised addresses in order; each pair with the same label once. A trio gives three pairs. */
  pairs: { a: string; b: string; label: string }[];
  problems: PairProblem[];
  broken: { line: number; problem: CsvBroken['problem'] } | null;
}

/** The most characters of a round's label. */
const LONGEST_LABEL = 100;

/** Reads a file with two addresses a row, or three for a trio. Ignores columns with other names. */
export async function readPairs(bytes: Uint8Array, label: string): Promise<PairsRead> {
  const dialect = dialectOf(bytes, (header) => roles().has(plain(header)));
  const read: PairsRead = {
    dialect,
    headers: [],
    missing: ['a', 'b'],
    twice: [],
    rows: 0,
    valid: 0,
    pairs: [],
    problems: [],
    broken: null,
  };
  const columns = new Map<Role, number>();
  const seen = new Set<string>();
  let lastLine = 1;
  try {
    for await (const { row, line, cells } of rowsOf(bytes, dialect)) {
      lastLine = line;
      if (read.headers.length === 0) {
        read.headers = cells.map(shown);
        for (const [column, cell] of cells.entries()) {
          const role = roles().get(plain(cell));
          if (role && columns.has(role)) read.twice.push(role);
          else if (role) columns.set(role, column);
        }
        read.missing = (['a', 'b'] as const).filter((role) => !columns.has(role));
        if (read.missing.length > 0 || read.twice.length > 0) break;
        continue;
      }
      read.rows++;
      const problems: PairProblem[] = [];
      const found = readRow(cells, columns, label, (column, reason, piece = '') =>
        problems.push({ row, line, column, reason, piece: shown(piece) }),
      );
      read.problems.push(...problems);
      if (problems.length > 0) continue;
      read.valid++;
      for (const pair of found) {
        const key = `${pair.a} ${pair.b} ${pair.label}`;
        if (!seen.has(key)) read.pairs.push(pair);
        seen.add(key);
      }
    }
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    read.broken = { line: lastLine, problem: error.problem };
  }
  return read;
}

type Fail = (column: number | null, reason: PairProblem['reason'], piece?: string) => void;

function readRow(
  cells: readonly string[],
  columns: ReadonlyMap<Role, number>,
  label: string,
  fail: Fail,
): PairsRead['pairs'] {
  const people: string[] = [];
  for (const role of ['a', 'b', 'c'] as const) {
    const column = columns.get(role);
    const cell = (column === undefined ? '' : (cells[column] ?? '')).trim();
    if (column === undefined || (cell === '' && role === 'c')) continue;
    const address = normaliseAddress(cell);
    if (cell === '') fail(column, 'no-address');
    else if (!address) fail(column, 'bad-address', cell);
    else if (people.includes(address)) fail(column, 'same-person', cell);
    else people.push(address);
  }
  const column = columns.get('round');
  const own = (column === undefined ? '' : (cells[column] ?? '')).replaceAll(/\s+/g, ' ').trim();
  if (/\p{Cc}/u.test(own)) fail(column ?? null, 'control');
  if (own.length > LONGEST_LABEL) fail(column ?? null, 'long-label', own);
  people.sort();
  return people.flatMap((a, index) => people.slice(index + 1).map((b) => ({ a, b, label: own || label })));
}

/** Makes text from the file safe to show: short, on one line, without control characters for a terminal. */
function shown(text: string): string {
  const line = text
    .slice(0, 200)
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
