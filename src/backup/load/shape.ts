import type pg from 'pg';
import { quoted } from '../rows/tables.ts';

/** Statements that put back what was taken away, in their order. */
export type TakenOff = { text: string }[];

/**
 * Takes indexes, keys and references from all tables and puts their triggers to sleep, so that rows can be read in in any order and fast.
 * Putting keys back afterwards checks all rows. Needs no more than to own the tables.
 */
export async function takeOffForLoading(client: pg.ClientBase): Promise<TakenOff> {
  const { rows: keys } = await client.query<{ table: string; name: string; kind: string; def: string }>(
    `select c.relname as table, k.conname as name, k.contype as kind, pg_get_constraintdef(k.oid) as def
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and k.contype in ('f', 'p', 'u', 'x') and not starts_with(c.relname, 'kysely_')
     order by (k.contype = 'f') desc, c.relname, k.conname`,
  );
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as def from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
     order by 1`,
  );
  for (const { table, name } of keys)
    await client.query(`alter table public.${quoted(table)} drop constraint ${quoted(name)}`);
  for (const { name } of indexes) await client.query(`drop index public.${quoted(name)}`);
  const add = ({ table, name, def }: (typeof keys)[number]): { text: string } => ({
    text: `alter table public.${quoted(table)} add constraint ${quoted(name)} ${def}`,
  });
  return [
    ...keys.filter(({ kind }) => kind !== 'f').map(add),
    ...indexes.map(({ def }) => ({ text: def })),
    ...keys.filter(({ kind }) => kind === 'f').map(add),
  ];
}

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
