import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';

export interface RealColumn {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
  /** The database fills the column if no value is given. */
  isFilled: boolean;
  /** The database computes the column from others; nobody writes it. */
  isMade: boolean;
  /** The values that a check allows, if it is a list. */
  allowed: string[] | null;
  /** The table to which a foreign key leads. */
  leadsTo: string | null;
}

/** Every column of the migrated database. */
export async function realColumns(db: Kysely<Schema>): Promise<RealColumn[]> {
  const { rows } = await sql<RealColumn>`
    select t.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable",
      (a.atthasdef or a.attidentity <> '') as "isFilled", a.attgenerated <> '' as "isMade", (
        select array_agg(m[1]) from pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([^'']*)''', 'g') m
        where c.conrelid = t.oid and c.contype = 'c' and c.conkey = array[a.attnum]
          and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%') as allowed, (
        select f.relname from pg_constraint c join pg_class f on f.oid = c.confrelid
        where c.conrelid = t.oid and c.contype = 'f' and a.attnum = c.conkey[array_upper(c.conkey, 1)]
          and a.attname <> 'programme_id' limit 1) as "leadsTo"
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace and t.relname not like 'kysely%'
    order by t.relname, a.attnum`.execute(db);
  return rows;
}

const WORDS = /^(text|character|character varying|name|citext|json|jsonb|bytea|xml)(\[\])?$/;
const NUMBERS = /^(bigint|integer|uuid|numeric)(\[\])?$/;

/**
 * Whether a column could tell of a person: by a foreign key, by words of any kind without a check that lists them, or by a number without a
 * foreign key. A row's own number, the programme's, and numbers named after another table do not count: they lead to rows that are claimed
 * there.
 */
export function mayTell(column: RealColumn, tables: ReadonlySet<string>): boolean {
  const { name, type, leadsTo } = column;
  if (leadsTo === 'person' || leadsTo === 'account') return true;
  if (leadsTo !== null || name === 'id' || name === 'programme_id') return false;
  if (WORDS.test(type)) return column.allowed === null;
  if (type === 'integer') return false;
  return NUMBERS.test(type) && !(name.endsWith('_id') && tables.has(name.slice(0, -3)));
}
