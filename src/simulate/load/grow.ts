import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { countAllWaiting } from '../../rooms/outbox/index.ts';
import { countAllHeads } from '../../rooms/programmes/index.ts';
import { programmeTables } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { copyComments, copyRows } from './copies.ts';

/** The size of everything in total, over all programmes. */
export interface Size {
  db: Kysely<Schema>;
  people: number;
  comments: number;
  onProgress(part: string, done: number, total: number): void;
}

/**
 * Enlarges the one programme of a database to that size, with copies of its people and their texts. The caller has to analyse the tables.
 */
export async function enlarge(input: Size & { programme: number }): Promise<void> {
  const { db, programme } = input;
  const tables = await programmeTables(db);
  const stride = await strideOf(db, tables);
  const played = (await countRows(db)).people;
  await grow(input, tables, { from: programme, stride, first: 1, played, others: 0 });
  await recount(db, tables);
}

/** Makes the played programme the large one, with as many comments as requested; returns the number of the next copy. */
export async function grow(
  input: Size,
  tables: readonly Table[],
  at: { from: number; stride: number; first: number; played: number; others: number },
): Promise<number> {
  const { db, people } = input;
  const { from, stride, played } = at;
  // Rows of the play only, not of its copies.
  const own = await lastComment(db, from);
  const times = Math.max(0, Math.ceil((people - played * (at.others + 1)) / played));
  return withoutWords(db, async () => {
    const first = await copyPeople(input, tables, { from, stride, first: at.first, times });
    return copyTalk(input, tables, { from, stride, first, own, people: { first: at.first, times } });
  });
}

/** Adds comments up to the requested number, as copies of those that were played; returns the number of the next copy. */
async function copyTalk(
  { db, comments, onProgress }: Size,
  tables: readonly Table[],
  copy: {
    from: number;
    stride: number;
    first: number;
    own: { last: number; count: number };
    people: { first: number; times: number };
  },
): Promise<number> {
  const { from, first, own } = copy;
  const missing = comments - (await countRows(db)).comments;
  const more = own.count > 0 ? Math.max(0, Math.ceil(missing / own.count)) : 0;
  const step = Math.max(1, Math.floor(20_000 / Math.max(1, own.count)));
  for (let done = 0; done < more; done += step) {
    const times = Math.min(step, more - done);
    await copyComments(db, tables, { ...copy, to: from, first: first + done, times, upTo: own.last });
    onProgress('comments', done + times, more);
  }
  return first + more;
}

/** Rebuilds the index of words afterwards: updating it with each comment takes five times as long as the comments themselves. */
async function withoutWords<T>(db: Kysely<Schema>, fill: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ name: string; made: string }>`
    select indexname as name, indexdef as made from pg_indexes
    where schemaname = 'public' and tablename = 'comment_search' and indexdef like '%USING gin%'`.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.table(name)}`.execute(db);
  const filled = await fill();
  for (const { made } of rows) await sql.raw(made).execute(db);
  return filled;
}

/** Copies the people of a programme within it this many times; returns the number of the next copy. */
export async function copyPeople(
  { db, onProgress }: Pick<Size, 'db' | 'onProgress'>,
  tables: readonly Table[],
  { from, stride, first, times }: { from: number; stride: number; first: number; times: number },
): Promise<number> {
  // Copy all at once: a second run would copy the copies as well.
  if (times > 0) await copyRows(db, tables, { from, to: from, first, times, stride });
  onProgress('people', times, times);
  return first + times;
}

/** A power of ten above all ids. */
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

/**
 * Copies have the names and answers of the played people, so all copies of one person would look like duplicates: mark everybody as
 * compared.
 */
export async function countAsCompared(db: Kysely<Schema>): Promise<void> {
  await sql`update person set compared_at = created_at where compared_at is null and erased_at is null and stands_for is null`.execute(
    db,
  );
}

/** To run after copying: lets the first tick count mails that left long ago, and continues the ids. */
export async function recount(db: Kysely<Schema>, tables: readonly Table[]): Promise<void> {
  await sql`delete from mail_count`.execute(db);
  await sql`delete from setting where key = 'mail-counted'`.execute(db);
  await countAllHeads({ db });
  await countAllWaiting({ db });
  await countAsCompared(db);
  await setSequences(db, tables);
}

/** Lets new rows get ids above those of the copies. */
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

export async function countRows(
  db: Kysely<Schema>,
): Promise<{ people: number; comments: number; mails: number }> {
  const { rows } = await sql<{ people: number; comments: number; mails: number }>`
    select (select count(*)::int from person) as people, (select count(*)::int from comment) as comments,
      (select count(*)::int from outbox) as mails`.execute(db);
  return rows[0]!;
}
