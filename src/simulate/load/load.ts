import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Secrets } from '../../rooms/ctx.ts';
import { demo } from '../demo.ts';
import { programmeTables } from './catalogue.ts';
import type { Table } from './catalogue.ts';
import { copyComments, copyRows } from './copies.ts';
import { matchCrowd } from './matching.ts';

export interface Load {
  db: Kysely<Schema>;
  secrets: Secrets;
  publicUrl: string;
  now: Date;
  seed: number;
  /** In all programmes together; half of them are in the first. */
  people: number;
  programmes: number;
  /** In all; as many as the people write when there are fewer. */
  comments: number;
  /** People of one programme more, whose partners wait to be looked at; no such programme when 0. */
  matching: number;
  onProgress(part: string, done: number, total: number): void;
}

export interface Loaded {
  people: number;
  programmes: number;
  comments: number;
  mails: number;
  /** The large one. */
  slug: string;
  /** The one whose partners wait to be looked at. */
  matching: string | null;
  director: string;
  participant: string;
}

/** A played programme has at least so many people, and at most. */
const PLAYED = { least: 40, most: 764 };

/** Fills a database with a big installation: copies of one played programme, and one large programme. */
export async function load(input: Load): Promise<Loaded> {
  const { db, people, programmes, onProgress } = input;
  const others = programmes - 1;
  const each = others > 0 ? Math.ceil(people / 2 / others) : people;
  const played = Math.min(PLAYED.most, Math.max(PLAYED.least, each));
  const source = await demo({
    ...input,
    phase: 'running',
    people: played,
    countries: Math.min(76, Math.ceil(played / 4)),
  });
  const from = await programmeOf(db, source.slug);
  // Both are played before anything is copied, which would be slow amid a crowd.
  const crowd = input.matching > 0 ? await playMatching(input) : null;
  const tables = await programmeTables(db);
  const stride = await strideOf(db, tables);
  for (let copy = 1; copy <= others; copy++) {
    await db.transaction().execute(async (db) => {
      const to = await copyProgramme(db, from, copy);
      await copyRows(db, tables, { from, to, first: copy, times: 1, stride });
    });
    onProgress('programmes', copy, others);
  }
  let first = await grow(input, tables, { from, stride, first: others + 1, played, others });
  if (crowd) {
    const times = Math.max(0, Math.ceil((input.matching - crowd.played) / crowd.played));
    first = await copyPeople(input, tables, { from: crowd.programme, stride, first, times });
  }
  // Copies of mails that left long ago: they are counted with the first tick.
  await sql`delete from mail_count`.execute(db);
  await sql`delete from setting where key = 'mail-counted'`.execute(db);
  await setSequences(db, tables);
  await sql`analyze`.execute(db);
  if (crowd) await matchCrowd(input, crowd.programme);
  return {
    ...source,
    ...(await counted(db)),
    programmes: programmes + (crowd ? 1 : 0),
    matching: crowd?.slug ?? null,
  };
}

/** A programme whose partners wait to be looked at, before it grows. */
async function playMatching(input: Load): Promise<{ programme: number; slug: string; played: number }> {
  const played = Math.min(PLAYED.most, Math.max(PLAYED.least, input.matching));
  const { slug } = await demo({
    ...input,
    phase: 'matching',
    people: played,
    countries: Math.min(76, Math.ceil(played / 4)),
  });
  return { programme: await programmeOf(input.db, slug), slug, played };
}

/** Copies the people of a programme within it so many times; answers the number of the next copy. */
async function copyPeople(
  { db, onProgress }: Load,
  tables: readonly Table[],
  { from, stride, first, times }: { from: number; stride: number; first: number; times: number },
): Promise<number> {
  // All at once: what is copied a second time would be the copies as well.
  if (times > 0) await copyRows(db, tables, { from, to: from, first, times, stride });
  onProgress('people', times, times);
  return first + times;
}

/** Makes the played programme the large one, and its discussion as long as is wanted; answers the number of the next copy. */
async function grow(
  input: Load,
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

async function programmeOf(db: Kysely<Schema>, slug: string): Promise<number> {
  const { id } = await db
    .selectFrom('programme')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return id;
}

async function copyProgramme(db: Kysely<Schema>, from: number, copy: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into programme (slug, name, tagline, about, source_locale, locales, zone, contact_address, hold_bulk, mail_paused_at,
      created_at, archived_at, menu, look)
    select slug || '-copy-' || ${copy}::int, name || ' ' || ${copy}::int, tagline, about, source_locale, locales, zone, contact_address, hold_bulk,
      mail_paused_at, created_at, archived_at, menu, look from programme where id = ${from}
    returning id`.execute(db);
  return rows[0]!.id;
}

/** A power of ten above every id there is. */
async function strideOf(db: Kysely<Schema>, tables: readonly Table[]): Promise<number> {
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

async function counted(db: Kysely<Schema>): Promise<{ people: number; comments: number; mails: number }> {
  const { rows } = await sql<{ people: number; comments: number; mails: number }>`
    select (select count(*)::int from person) as people, (select count(*)::int from comment) as comments,
      (select count(*)::int from outbox) as mails`.execute(db);
  return rows[0]!;
}
