import type pg from 'pg';

type Row = Record<string, unknown>;

/** A kept answer. */
export interface Kept {
  answer: pg.QueryResult;
  /** The columns that hold objects. */
  deep: readonly string[];
}

export function kept(answer: pg.QueryResult): Kept {
  const deep = new Set<string>();
  for (const row of answer.rows as Row[]) for (const name in row) if (isDeep(row[name])) deep.add(name);
  const one: Kept = { answer, deep: [...deep] };
  return { ...one, answer: copied(one) };
}

/** A copy of an answer with its own rows, since pages sort and change rows in place. Bytes and dates are shared, as they are only read. */
export function copied({ answer, deep }: Kept): pg.QueryResult {
  const { command, rowCount, fields, oid } = answer;
  const rows: Row[] = [];
  for (const row of answer.rows as Row[]) {
    const own = { ...row };
    for (const name of deep) own[name] = copiedValue(own[name]);
    rows.push(own);
  }
  return { command, rowCount, fields, oid, rows } as pg.QueryResult;
}

const isDeep = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date);

function copiedValue(value: unknown): unknown {
  if (!isDeep(value)) return value;
  if (Array.isArray(value)) return value.some(isDeep) ? value.map(copiedValue) : [...(value as unknown[])];
  const own = { ...(value as Row) };
  for (const name of Object.keys(own)) {
    const part = own[name];
    if (typeof part === 'object' && part !== null) own[name] = copiedValue(part);
  }
  return own;
}
