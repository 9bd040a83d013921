import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Secrets } from '../../rooms/ctx.ts';
import { countSent } from '../../rooms/outbox/index.ts';
import { demo } from '../demo.ts';
import { programmeTables } from './catalogue.ts';
import { fillChats, tellNobody } from './chats.ts';
import { copyRows } from './copies.ts';
import { fillDesks } from './desks.ts';
import { copyPeople, countRows, grow, recount, strideOf } from './grow.ts';
import { matchCrowd } from './matching.ts';

export interface Load {
  db: Kysely<Schema>;
  secrets: Secrets;
  publicUrl: string;
  now: Date;
  seed: number;
  /** How many in all programmes together; half of them are in the first. */
  people: number;
  programmes: number;
  /** How many in all; no fewer than the simulated people write themselves. */
  comments: number;
  /** People of one programme more, whose partners wait to be looked at; no such programme when 0. */
  matching: number;
  /** Plays a programme, or leads to one in the database that was played before; `demo` when absent. */
  play?: typeof demo;
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

/** Messages in a chat of a programme, at most. */
const MESSAGES = 500;

/** Throws a Refusal where there is a programme already: copies cannot be told from its people, and nothing would take them out again. */
export async function requireEmpty(db: Kysely<Schema>): Promise<void> {
  const there = await db.selectFrom('programme').select('slug').limit(1).executeTakeFirst();
  if (there)
    throw new Refusal(
      `DATA_DIR has a programme (/p/${there.slug}): name another folder in DATA_DIR, which will be filled`,
    );
}

/** Fills a database with a big installation: copies of one played programme, and one large programme. */
export async function load(input: Load): Promise<Loaded> {
  const { db, people, programmes, play = demo, onProgress } = input;
  const others = programmes - 1;
  const each = others > 0 ? Math.ceil(people / 2 / others) : people;
  const played = Math.min(PLAYED.most, Math.max(PLAYED.least, each));
  const source = await play({
    ...input,
    phase: 'running',
    people: played,
    countries: Math.min(76, Math.ceil(played / 4)),
  });
  const from = await programmeOf(db, source.slug);
  // Both are played before anything is copied, which would be slow amid a crowd.
  const crowd = input.matching > 0 ? await playMatching(input) : null;
  await fillDesks(db, { programme: from, now: input.now });
  await fillChats(db, { programme: from, now: input.now, messages: Math.min(MESSAGES, people) });
  await tellNobody(db, from);
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
  await recount(db, tables);
  await countSent({ db, clock: { now: () => new Date() } });
  // As the database does by itself within hours.
  await sql`vacuum (analyze)`.execute(db);
  if (crowd) await matchCrowd(input, crowd.programme);
  return {
    ...source,
    ...(await countRows(db)),
    programmes: programmes + (crowd ? 1 : 0),
    matching: crowd?.slug ?? null,
  };
}

/** A programme whose partners wait to be looked at, before it grows. */
async function playMatching(input: Load): Promise<{ programme: number; slug: string; played: number }> {
  const played = Math.min(PLAYED.most, Math.max(PLAYED.least, input.matching));
  const { slug } = await (input.play ?? demo)({
    ...input,
    phase: 'matching',
    people: played,
    countries: Math.min(76, Math.ceil(played / 4)),
  });
  return { programme: await programmeOf(input.db, slug), slug, played };
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
