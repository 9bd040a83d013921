import { CLAIMS } from '../../src/rooms/brought.ts';
import { mayTell } from './schema.ts';
import type { RealColumn } from './schema.ts';

type Said = Readonly<Record<string, unknown>>;
type Loose = { who?: Said; words?: Said; plain?: readonly string[] };

/** Tables and columns that could tell of a person but have no claim, and claims of columns that do not exist. Empty when all is well. */
export function gaps(columns: readonly RealColumn[]): string[] {
  const tables = new Set(columns.map(({ table }) => table));
  const claims = CLAIMS as unknown as Readonly<Record<string, Loose>>;
  const real = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  const found = [...tables].filter((table) => !(table in claims)).map((table) => `nobody claims ${table}`);
  for (const column of columns) {
    const claim = claims[column.table];
    if (claim && mayTell(column, tables) && !isSaid(claim, column))
      found.push(`nobody claims ${column.table}.${column.name}`);
  }
  for (const [table, claim] of Object.entries(claims)) {
    if (!tables.has(table)) found.push(`there is no ${table}`);
    for (const name of spokenOf(claim))
      if (!real.has(`${table}.${name}`)) found.push(`there is no ${table}.${name}`);
  }
  return found;
}

const spokenOf = ({ who = {}, words = {}, plain = [] }: Loose): string[] => [
  ...Object.keys(who),
  ...Object.keys(words),
  ...plain,
];

/** Whether a claim covers the column. Words go with their row; columns that name other people need a claim of their own. */
function isSaid(claim: Loose, column: RealColumn): boolean {
  if (spokenOf(claim).includes(column.name)) return true;
  const [first] = Object.values(claim.who ?? {}) as [unknown, unknown][];
  const rowGoes =
    first !== undefined && (first[1] === 'gone' || first[1] === 'gone by pieces' || isWith(first[1]));
  return rowGoes && column.leadsTo === null && !/^(bigint|uuid)/.test(column.type);
}

const isWith = (fate: unknown): boolean => typeof fate === 'object' && fate !== null && 'with' in fate;
