import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../src/db/schema.ts';

export interface RealColumn {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
  /** Filled by the database when nothing is said. */
  isFilled: boolean;
  /** Made by the database of other columns; nobody writes it. */
  isMade: boolean;
  /** The values a check allows, when it is a list. */
  allowed: string[] | null;
  /** The table a foreign key leads to. */
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
 * Whether a column could tell of a person: by a foreign key, by words of any kind where no check lists them, or by a number that no
 * foreign key explains. Its own number, the programme's and those that are named after another table lead to rows that are claimed there.
 */
export function mayTell(column: RealColumn, tables: ReadonlySet<string>): boolean {
  const { name, type, leadsTo } = column;
  if (leadsTo === 'person' || leadsTo === 'account') return true;
  if (leadsTo !== null || name === 'id' || name === 'programme_id') return false;
  if (WORDS.test(type)) return column.allowed === null;
  if (type === 'integer') return false;
  return NUMBERS.test(type) && !(name.endsWith('_id') && tables.has(name.slice(0, -3)));
}
