import type pg from 'pg';
import { follow } from '../live/follow.ts';
import type { Following } from '../live/follow.ts';
import type { Started } from '../serve.ts';

/** Open live chats, each of another programme, and readers of each. */
const ROOMS = 48;
const READERS = 2;

export interface LiveReaders {
  rooms: number;
  readers: Following[];
}

/** Opens a live chat in some programmes, the largest among them. Readers follow it as browsers do; nobody writes. */
export async function readAlong(pool: pg.Pool, { port }: Started): Promise<LiveReaders> {
  const { rows: rooms } = await pool.query<{ path: string }>(
    `
    with own as (
      select p.id, p.slug from programme p
      order by (select count(*) from application a where a.programme_id = p.id) desc, p.id limit $1),
    opened as (
      insert into chat (programme_id, slug, title, locale, state, created_at, announced_at, told_sequence, told_hours)
      select id, 'bench-open', 'Open', 'en', 'announced', now() - interval '1 day', now() - interval '1 day', 0, to_char(now(), 'YYYY-MM-DD"T"HH24:MI') || ' UTC 60'
      from own returning programme_id, id, slug),
    session as (
      insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state, opened_at, look_at, day_reminded_for, soon_reminded_for)
      select programme_id, id, 1, gen_random_uuid(), to_char(now(), 'YYYY-MM-DD"T"HH24:MI'), 'UTC', now(), 60, 'open', now(), now() + interval '1 hour', now(), now()
      from opened)
    select '/p/' || own.slug || '/chats/' || opened.slug || '/events' as path from opened join own on own.id = opened.programme_id`,
    [ROOMS],
  );
  const readers: Following[] = [];
  for (const { path } of rooms)
    for (let nth = 0; nth < READERS; nth++)
      readers.push(await follow({ port, pid: 0, events: path, bell: '' }, readers.length));
  return { rooms: rooms.length, readers };
}
