import { foreignKeysOf, functionsOf, nameOf, nextNumber, numberFrom, tablesOf } from './catalogue.ts';
import type { ForeignKey, Table } from './catalogue.ts';
import { COUNTED, KEPT_FROM_SOME } from '../rooms/outbox/index.ts';
import { Fault } from './fault.ts';
import { PARTS } from './parts.ts';
import { query, quoted } from './query.ts';
import type { AnyDb } from './query.ts';
import type { Scratch } from './scratch.ts';
import { NAMING } from './share.ts';

/**
 * Copies rows from the tables of a single programme into those of the installation. Every key there begins with the programme. So all rows
 * keep their numbers, and references within texts and JSON stay true.
 */
export async function join(
  db: AnyDb,
  { scratch, programme, slug }: { scratch: Scratch; programme: number; slug: string },
): Promise<{ programme: number; dropped: number }> {
  const there = (name: string): string => nameOf({ schema: scratch.home, name });
  const here = (name: string): string => nameOf({ schema: scratch.schema, name });
  // The database's triggers must find our tables when a row arrives.
  await query(db, `set local search_path to ${quoted(scratch.home)}`);
  const dropped = await dropMails(db, here('outbox'));
  await joinAccounts(db, here, there);
  const id = await placeFor(db, programme, there('programme'));
  await query(
    db,
    `update ${here('programme')} set slug = $1, network_origin = null, mail_paused_at = case when archived_at is not null then mail_paused_at end`,
    [slug],
  );
  const tables = await tablesOf(db, scratch.home);
  for (const table of inOrder(tables, await foreignKeysOf(db, scratch.home))) {
    const part = PARTS[table.name];
    if (part !== 'rows' && part !== 'itself') continue;
    await copy(db, { table, from: here(table.name), to: there(table.name), id, here, there });
    const next = await nextNumber(db, { ...table, schema: scratch.schema });
    if (next !== undefined) await numberFrom(db, table, next);
  }
  await countMails(db, there, id);
  await query(
    db,
    `insert into ${there('meeting_check')} (programme_id, partnership_id)
     select distinct programme_id, partnership_id from ${there('meeting')} where programme_id = $1 and state in ('proposed', 'stands')`,
    [id],
  );
  // All tables are dropped in one statement: dropping each alone would search its dependents again.
  await query(db, `drop table ${(await tablesOf(db, scratch.schema)).map(nameOf).join(', ')} cascade`);
  const functions = (await functionsOf(db, scratch.schema)).map((one) => `${quoted(scratch.schema)}.${one}`);
  if (functions.length > 0) await query(db, `drop function ${functions.join(', ')}`);
  return { programme: id, dropped };
}

/**
 * Drops waiting mails that are urgent: they would ignore a pause, and the person who waited for them has gone. Also drops mails to another
 * address than their person's: they may hold a link that opens that person's pages.
 */
async function dropMails(db: AnyDb, outbox: string): Promise<number> {
  const person = outbox.replace('"outbox"', '"person"');
  const rows = await query(
    db,
    `update ${outbox} o set state = 'dropped'
     where state not in ('sent', 'failed', 'dropped') and (urgent or elsewhere or not exists (
       select from ${person} p where p.programme_id = o.programme_id and p.id = o.person_id and p.address = o.address))
     returning id`,
  );
  return rows.length;
}

type Name = (table: string) => string;

/**
 * Connects people with the account here that has their own address: only the reader of its mails can sign in with it. If there is none, it
 * is made, with its old number if that is free. An account under another address than its person's is left out.
 */
async function joinAccounts(db: AnyDb, here: Name, there: Name): Promise<void> {
  await query(
    db,
    `update ${here('person')} p set account_id = null where account_id is not null
       and not exists (select from ${here('account')} a where a.id = p.account_id and a.address = p.address)`,
  );
  const theirs = `from ${here('account')} a where exists (select from ${here('person')} p where p.account_id = a.id)`;
  await query(
    db,
    `insert into ${there('account')} (id, address, created_at, signed_in_at) overriding system value
     select id, address, created_at, signed_in_at ${theirs}
       and not exists (select from ${there('account')} t where t.id = a.id) on conflict (address) do nothing`,
  );
  const [last] = await query<{ next: number }>(
    db,
    `select coalesce(max(id), 0) + 1 as next from ${there('account')}`,
  );
  await query(
    db,
    `select setval(pg_get_serial_sequence($1, 'id'), greatest($2::bigint, nextval(pg_get_serial_sequence($1, 'id'))), false)`,
    [there('account'), last!.next],
  );
  await query(
    db,
    `insert into ${there('account')} (address, created_at, signed_in_at)
     select address, created_at, signed_in_at ${theirs} on conflict (address) do nothing`,
  );
}

/** The former number of a programme, or the next number if that is taken. */
async function placeFor(db: AnyDb, programme: number, table: string): Promise<number> {
  const taken = await query(db, `select from ${table} where id = $1`, [programme]);
  if (taken.length === 0) return programme;
  const [row] = await query<{ next: number }>(
    db,
    `select nextval(pg_get_serial_sequence($1, 'id')) as next`,
    [table],
  );
  return row!.next;
}

async function copy(
  db: AnyDb,
  {
    table,
    from,
    to,
    id,
    here,
    there,
  }: { table: Table; from: string; to: string; id: number; here: Name; there: Name },
): Promise<void> {
  const isNaming = (NAMING as readonly string[]).includes(table.name);
  const value = (column: string): string => {
    if (column === 'programme_id' || (table.name === 'programme' && column === 'id')) return `${id}::bigint`;
    if (column === 'account_id' && isNaming)
      return `(select t.id from ${there('account')} t join ${here('account')} a on a.address = t.address where a.id = o.account_id)`;
    // An operator's number belongs to the other installation and means nothing here.
    if (table.name === 'event' && column === 'actor_id')
      return `case when o.actor_kind <> 'operator' then o.actor_id end`;
    return `o.${quoted(column)}`;
  };
  const columns = table.columns.map(quoted).join(', ');
  await query(
    db,
    `insert into ${to} (${columns}) overriding system value select ${table.columns.map(value).join(', ')} from ${from} o`,
  );
  const counts = await query<{ there: number; here: number }>(
    db,
    `select (select count(*) from ${to} where ${table.name === 'programme' ? 'id' : 'programme_id'} = ${id})::int as there, (select count(*) from ${from})::int as here`,
  );
  if (counts[0]!.there !== counts[0]!.here)
    throw new Fault(
      0,
      `of the table ${table.name} ${counts[0]!.here} rows came, and ${counts[0]!.there} are there`,
    );
}

/** Orders tables so that each comes after those it refers to. */
function inOrder(tables: readonly Table[], keys: readonly ForeignKey[]): Table[] {
  const ordered: Table[] = [];
  const seen = new Set<string>();
  const visit = (table: Table): void => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const { to } of keys.filter((key) => key.table === table.name))
      visit(tables.find(({ name }) => name === to)!);
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** Counts, by kind and occasion, the mails that had left elsewhere; the duty here adds only later ones. A lock keeps the duty from counting meanwhile. */
async function countMails(db: AnyDb, there: (table: string) => string, programme: number): Promise<void> {
  await query(db, `select pg_advisory_xact_lock(hashtextextended('antipode duty count what has left', 0))`);
  await query(
    db,
    `insert into ${there('mail_count')} (programme_id, kind, private, occasion, count, first_at, last_at)
     select programme_id, kind, private, case when private then '' when whole <> '' then whole else occasion end, count(*), min(sent_at), max(sent_at)
     from ${there('outbox')}
     where programme_id = $1 and state = 'sent' and kind <> all($2)
       and sent_at <= (select (value #>> '{}')::timestamptz from ${there('setting')} where key = $3)
     group by 1, 2, 3, 4`,
    [programme, KEPT_FROM_SOME, COUNTED],
  );
}
