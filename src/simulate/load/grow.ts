import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { countAllHeads } from '../../rooms/programmes/index.ts';
import { programmeTables } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { copyComments, copyRows } from './copies.ts';

/** How large everything becomes, all programmes together. */
export interface Size {
  db: Kysely<Schema>;
  people: number;
  comments: number;
  onProgress(part: string, done: number, total: number): void;
}

/** Makes the one programme of a database as large as that, by copies of its people and of what they wrote. */
export async function enlarge(input: Size & { programme: number }): Promise<void> {
  const { db, programme } = input;
  const tables = await programmeTables(db);
  const stride = await strideOf(db, tables);
  const played = (await counted(db)).people;
  await grow(input, tables, { from: programme, stride, first: 1, played, others: 0 });
  await settle(db, tables);
}

/** Makes the played programme the large one, and its discussion as long as is wanted; answers the number of the next copy. */
export async function grow(
  input: Size,
  tables: readonly Table[],
  at: { from: number; stride: number; first: number; played: number; others: number },
): Promise<number> {
  const { db, people, comments, onProgress } = input;
  const { from, stride, played } = at;
  const own = await lastComment(db, from);
  const times = Math.max(0, Math.ceil((people - played * (at.others + 1)) / played));
  let first = await copyPeople(input, tables, { from, stride, first: at.first, times });
  const missing = comments - (await counted(db)).comments;
  const more = own.count > 0 ? Math.max(0, Math.ceil(missing / own.count)) : 0;
  const step = Math.max(1, Math.floor(20_000 / Math.max(1, own.count)));
  for (let done = 0; done < more; done += step) {
    const now = Math.min(step, more - done);
    const people = { first: at.first, times };
    await copyComments(db, tables, { from, to: from, first, times: now, stride, upTo: own.last, people });
    first += now;
    onProgress('comments', done + now, more);
  }
  return first;
}

/** Copies the people of a programme within it so many times; answers the number of the next copy. */
export async function copyPeople(
  { db, onProgress }: Pick<Size, 'db' | 'onProgress'>,
  tables: readonly Table[],
  { from, stride, first, times }: { from: number; stride: number; first: number; times: number },
): Promise<number> {
  // All at once: what is copied a second time would be the copies as well.
  if (times > 0) await copyRows(db, tables, { from, to: from, first, times, stride });
  onProgress('people', times, times);
  return first + times;
}

/** A power of ten above every id there is. */
export async function strideOf(db: Kysely<Schema>, tables: readonly Table[]): Promise<number> {
  const named = [
    'account',
    ...tables.filter(({ columns }) => columns.includes('id')).map(({ name }) => name),
  ];
  let most = 1;
  for (const name of named) {
    const { rows } = await sql<{
      last: number | null;
    }>`select max(id) as last from ${sql.table(name)}`.execute(db);
    most = Math.max(most, Number(rows[0]?.last ?? 0));
  }
  return 10 ** String(most).length;
}

async function lastComment(db: Kysely<Schema>, programme: number): Promise<{ last: number; count: number }> {
  const { rows } = await sql<{ last: number; count: number }>`
    select coalesce(max(id), 0) as last, count(*)::int as count from comment where programme_id = ${programme}`.execute(
    db,
  );
  return { last: Number(rows[0]!.last), count: rows[0]!.count };
}

/** After copying: mails that left long ago are counted with the first tick, ids go on, and the planner knows how much there is. */
export async function settle(db: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  await sql`delete from mail_count`.execute(db);
  await sql`delete from setting where key = 'mail-counted'`.execute(db);
  await countAllHeads({ db });
  await setSequences(db, tables);
  await sql`analyze`.execute(db);
}

/** What is written next gets an id of its own. */
async function setSequences(db: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  const named = [
    'account',
    ...tables.filter(({ columns }) => columns.includes('id')).map(({ name }) => name),
  ];
  for (const name of named)
    await sql`
      select setval(sequence, greatest((select max(id) from ${sql.table(name)}), 1))
      from pg_get_serial_sequence(${name}, 'id') sequence where sequence is not null`.execute(db);
}

export async function counted(
  db: Kysely<Schema>,
): Promise<{ people: number; comments: number; mails: number }> {
  const { rows } = await sql<{ people: number; comments: number; mails: number }>`
    select (select count(*)::int from person) as people, (select count(*)::int from comment) as comments,
      (select count(*)::int from outbox) as mails`.execute(db);
  return rows[0]!;
}
