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
  /** The number of people in all programmes together; half of them are in the first. */
  people: number;
  programmes: number;
  /** The number of comments in total; at least as many as the simulated people write themselves. */
  comments: number;
  /** The people of one more programme, whose proposals wait to be looked at; with 0, no such programme. */
  matching: number;
  /** Plays a programme, or returns one that was played in the database before; `demo` by default. */
  play?: typeof demo;
  onProgress(part: string, done: number, total: number): void;
}

export interface Loaded {
  people: number;
  programmes: number;
  comments: number;
  mails: number;
  /** The large programme. */
  slug: string;
  /** The programme whose proposals wait to be looked at. */
  matching: string | null;
  director: string;
  participant: string;
}

/** The fewest and the most people of a played programme. */
const PLAYED = { least: 40, most: 764 };

/** Most messages in a chat of a programme. */
const MESSAGES = 500;

/**
 * Throws a Refusal when the database holds a programme already: nobody could tell copies from its people, and nothing could remove them.
 */
export async function requireEmpty(db: Kysely<Schema>): Promise<void> {
  const there = await db.selectFrom('programme').select('slug').limit(1).executeTakeFirst();
  if (there)
    throw new Refusal(
      `DATA_DIR has a programme (/p/${there.slug}): name another folder in DATA_DIR, which will be filled`,
    );
}

/** Fills a database as a big installation: copies of one played programme, and one large programme. */
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
  // Play both before anything is copied: playing is slow amid a crowd.
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
  // The database does this by itself within hours.
  await sql`vacuum (analyze)`.execute(db);
  if (crowd) await matchCrowd(input, crowd.programme);
  return {
    ...source,
    ...(await countRows(db)),
    programmes: programmes + (crowd ? 1 : 0),
    matching: crowd?.slug ?? null,
  };
}

/** A programme whose proposals wait to be looked at, before it grows. */
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
