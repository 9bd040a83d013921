import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { commenterOf } from '../../discussion/index.ts';
import { callOf, personById } from '../../people/index.ts';
import { putWish } from '../wish.ts';

/** Each process reports at least this often, so that its count is fresh; the count of a process that died soon stops counting. */
const FRESH_MS = 60_000;
/** A connection lasts no longer than this: a reader whose process died is not named for longer. */
const HERE_MS = 15 * 60_000;
const MOST_NAMED = 30;

interface Of {
  programme: number;
  chat: number;
}

export interface Crowd {
  /** How many people follow the room, in all processes. */
  count: number;
  /** The names of those followers who want to be named. */
  names: string[];
}

/** How many people follow a room, as a column. */
export const countHere = ({ programme, chat }: Of, now: Date): RawBuilder<number> => sql<number>`
  (select coalesce(sum(readers), 0)::int from chat_crowd
    where programme_id = ${programme} and chat_id = ${chat} and at > ${new Date(now.getTime() - FRESH_MS)})`;

/** The names of those who are here and want to be named, as rows. */
export const namedHere = ({ programme, chat }: Of, now: Date): RawBuilder<{ name: string }> => sql<{
  name: string;
}>`
  select w.named_as as name from chat_wish w
  where w.programme_id = ${programme} and w.chat_id = ${chat} and w.is_named
    and w.here_at > ${new Date(now.getTime() - HERE_MS)}
  order by w.here_at limit ${MOST_NAMED}`;

/** Notes how many follow a room in one process, and returns the number and names in all processes. */
export async function noteCrowd(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: Of & { process: string; readers: number },
): Promise<Crowd> {
  const now = ctx.clock.now();
  await sql`
    insert into chat_crowd (programme_id, chat_id, process, readers, at)
    select programme_id, id, ${of.process}, ${of.readers}, ${now} from chat where programme_id = ${of.programme} and id = ${of.chat}
    on conflict (programme_id, chat_id, process) do update set readers = excluded.readers, at = excluded.at`.execute(
    ctx.db,
  );
  await sql`
    delete from chat_crowd where programme_id = ${of.programme} and chat_id = ${of.chat}
      and at < ${new Date(now.getTime() - HERE_MS)}`.execute(ctx.db);
  const { rows } = await sql<Crowd>`
    select ${countHere(of, now)} as count, array(${namedHere(of, now)}) as names`.execute(ctx.db);
  return rows[0]!;
}

/** Sets whether a person's name stands among those in the room, as they sign now: only by their own choice. */
export async function nameHere(
  ctx: Ctx,
  { programme, chat, person, isNamed }: Of & { person: number; isNamed: boolean },
): Promise<void> {
  const signs = await commenterOf(ctx, programme, person);
  const who = await personById(ctx, programme, person);
  await putWish(
    ctx,
    { programme, chat, person },
    {
      is_named: isNamed,
      named_as: isNamed && who ? signs?.name || callOf(who) : '',
      here_at: isNamed ? ctx.clock.now() : null,
    },
  );
}

/** Notes that somebody follows the room. Returns since when they are named as here; null when they do not want to be named. */
export async function noteCame(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, chat, person }: Of & { person: number },
): Promise<Date | null> {
  const now = ctx.clock.now();
  const { numUpdatedRows } = await ctx.db
    .updateTable('chat_wish')
    .set({ here_at: now })
    .where('programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .where('person_id', '=', person)
    .where('is_named', '=', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? now : null;
}

/** Notes that somebody has left, unless they came again since. */
export async function noteLeft(
  ctx: Pick<Ctx, 'db'>,
  { programme, chat, person, since }: Of & { person: number; since: Date },
): Promise<void> {
  await ctx.db
    .updateTable('chat_wish')
    .set({ here_at: null })
    .where('programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .where('person_id', '=', person)
    .where('here_at', '=', since)
    .execute();
}
