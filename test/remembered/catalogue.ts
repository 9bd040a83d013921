import type pg from 'pg';

/** The tables and functions of a database, as plain data. `null` means that the changed tables cannot be known. */
export interface Catalogue {
  /** The tables read under a name: a table itself, a view, or a function by its body. */
  reads: Record<string, string[]>;
  /** The tables that change with one, keyed like `update person`: by foreign keys and by triggers. */
  changes: Record<string, string[] | null>;
  /** Functions that may write, and the tables they change. */
  acts: Record<string, string[] | null>;
}

type Op = 'insert' | 'update' | 'delete';
interface Fn {
  name: string;
  body: string;
  isVolatile: boolean;
  isTrigger: boolean;
}

const WRITING =
  /\b(insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?/gi;
/** Words after `update` in locks and in `on conflict`. */
const NO_TABLE = new Set(['set', 'of', 'skip', 'nowait', 'on']);

/** The tables that a text writes, with the operation. A name may turn out not to be a table. */
export function writesIn(text: string): [op: Op, table: string][] {
  const plain = text.replaceAll(/\bfor\s+(?:no\s+key\s+)?update\b/gi, '');
  const upserts = /\bon\s+conflict\b[^]*?\bdo\s+update\b/i.test(plain);
  return [...plain.matchAll(WRITING)].flatMap(([, how = '', table = '']): [Op, string][] => {
    if (NO_TABLE.has(table.toLowerCase())) return [];
    const op = how.slice(0, 6).toLowerCase();
    if (op.startsWith('merge')) return (['insert', 'update', 'delete'] as const).map((one) => [one, table]);
    return upserts && op === 'insert'
      ? [
          ['insert', table],
          ['update', table],
        ]
      : [[op as Op, table]];
  });
}

export const wordsIn = (text: string): Set<string> => new Set(text.match(/\w+/g));

export async function catalogueOf(pool: pg.Pool): Promise<Catalogue> {
  const ask = async <T>(text: string): Promise<T[]> => (await pool.query(text)).rows as T[];
  const tables = await ask<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  const views = await ask<{ name: string; body: string }>(
    `select relname as name, pg_get_viewdef(oid) as body from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
  );
  const functions = await ask<Fn>(
    `select proname as name, string_agg(coalesce(nullif(prosrc, ''), pg_get_functiondef(oid)), ' ') as body, bool_or(provolatile = 'v') as "isVolatile",
      bool_and(prorettype = 'trigger'::regtype) as "isTrigger"
    from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f' group by proname`,
  );
  // Bits of a trigger's type: insert 4, delete 8, update 16.
  const triggers = await ask<{ table: string; type: number; fn: string }>(
    `select c.relname as table, tgtype::int as type, p.proname as fn from pg_trigger t join pg_class c on c.oid = tgrelid join pg_proc p on p.oid = tgfoid
    where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  const keys = await ask<{ from: string; to: string; gone: string; changed: string }>(
    `select a.relname as from, b.relname as to, confdeltype as gone, confupdtype as changed
    from pg_constraint k join pg_class a on a.oid = conrelid join pg_class b on b.oid = confrelid
    where contype = 'f' and a.relnamespace = 'public'::regnamespace`,
  );

  const isTable = new Set(tables.map(({ name }) => name));
  const byName = new Map(functions.map((fn) => [fn.name, fn]));
  const viewOf = new Map(views.map(({ name, body }) => [name, body]));

  /** A text, with the texts of the functions and views that it names, and of those that these name. */
  function textsIn(text: string, known = new Set<string>()): string[] {
    const found = [text];
    for (const word of wordsIn(text)) {
      const body = byName.get(word)?.body ?? viewOf.get(word);
      if (body === undefined || known.has(word)) continue;
      known.add(word);
      found.push(...textsIn(body, known));
    }
    return found;
  }
  const reads: Catalogue['reads'] = {};
  for (const name of [...isTable, ...byName.keys(), ...viewOf.keys()])
    reads[name] = [...wordsIn(textsIn(name).join(' '))].filter((word) => isTable.has(word));

  /** The writes of a text and of the functions that it calls; null if SQL is put together at run time. */
  function directly(text: string): [Op, string][] | null {
    const all = textsIn(text).join(' ; ');
    if (/\bexecute\s+(?!function|procedure)/i.test(all)) return null;
    const writes = writesIn(all);
    return writes.every(([, table]) => isTable.has(table)) ? writes : null;
  }
  function next(op: Op, table: string): [Op, string][] | null {
    const found: [Op, string][] = [];
    const bit = { insert: 4, delete: 8, update: 16 }[op];
    for (const { fn } of triggers.filter((one) => one.table === table && (one.type & bit) > 0)) {
      const own = directly(fn);
      if (!own) return null;
      found.push(...own);
    }
    if (op !== 'insert')
      for (const { from, gone, changed } of keys.filter(({ to }) => to === table))
        if (!'ar'.includes(op === 'delete' ? gone : changed)) found.push(['update', from], ['delete', from]);
    return found;
  }
  function closed(first: readonly [Op, string][] | null): string[] | null {
    const seen = new Set<string>();
    const wait = [...(first ?? [])];
    if (!first) return null;
    for (let one = wait.pop(); one; one = wait.pop()) {
      if (seen.has(one.join(' '))) continue;
      seen.add(one.join(' '));
      const more = next(...one);
      if (!more) return null;
      wait.push(...more);
    }
    return [...new Set([...seen].map((one) => one.split(' ')[1]!))];
  }
  const changes: Catalogue['changes'] = {};
  for (const table of isTable)
    for (const op of ['insert', 'update', 'delete'] as const)
      changes[`${op} ${table}`] = closed([[op, table]]);
  const acts: Catalogue['acts'] = {};
  for (const { name, isVolatile, isTrigger } of functions)
    if (isVolatile && !isTrigger) acts[name] = closed(directly(name));
  return { reads, changes, acts };
}
