import type pg from 'pg';
import { quoted } from '../rows/tables.ts';

/** The statements, in order, that put back what was taken off. */
export type TakenOff = { text: string }[];

/**
 * Takes the references off all tables, so that rows can be read in in any order. Also takes off indexes and keys, unless `keepsIndexes`:
 * many rows are read in faster without them, while for a few rows making all indexes anew takes longer. Putting references and keys back
 * checks all rows. It is enough to own the tables.
 */
export async function takeOffForLoading(
  client: pg.ClientBase,
  { keepsIndexes }: { keepsIndexes: boolean },
): Promise<TakenOff> {
  const { rows: keys } = await client.query<Key & { kind: string }>(
    `select c.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as def
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and k.contype in ('f', 'p', 'u', 'x') and not starts_with(c.relname, 'kysely_')
     order by (k.contype = 'f') desc, c.relname, k.conname`,
  );
  const references = keys.filter(({ kind }) => kind === 'f');
  const drop = ({ name }: Key): string => `drop constraint ${quoted(name)}`;
  const add = ({ name, def }: Key): string => `add constraint ${quoted(name)} ${def}`;
  for (const text of altered(references, drop)) await client.query(text);
  if (keepsIndexes) return altered(references, add).map((text) => ({ text }));
  const { rows: indexes } = await client.query<{ table: string; name: string; def: string }>(
    `select t.relname as table, c.relname as name, pg_get_indexdef(i.indexrelid) as def
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
     order by 1, 2`,
  );
  const others = keys.filter(({ kind }) => kind !== 'f');
  for (const text of altered(others, drop)) await client.query(text);
  for (const own of Map.groupBy(indexes, ({ table }) => table).values())
    await client.query(`drop index ${own.map(({ name }) => `public.${quoted(name)}`).join(', ')}`);
  return [...altered(others, add), ...indexes.map(({ def }) => def), ...altered(references, add)].map(
    (text) => ({ text }),
  );
}

type Key = { table: string; name: string; def: string };

/** One statement for each table: looking up a table again for each of its keys takes longer than removing the key. */
const altered = (keys: readonly Key[], act: (key: Key) => string): string[] =>
  [...Map.groupBy(keys, ({ table }) => table)].map(
    ([table, own]) => `alter table public.${quoted(table)} ${own.map(act).join(', ')}`,
  );

export async function putBack(
  client: pg.ClientBase,
  taken: TakenOff,
  progress: (done: number, total: number) => void,
): Promise<void> {
  for (const [index, { text }] of taken.entries()) {
    await client.query(text);
    progress(index + 1, taken.length);
  }
}
