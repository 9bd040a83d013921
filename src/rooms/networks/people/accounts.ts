import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { namesAt } from './names.ts';

/** Somebody on another server, with what they have had to do with a programme. */
export interface Account {
  id: number;
  actor: string;
  host: string;
  handle: string;
  name: string;
  keyId: string;
  pem: string;
  fetchedAt: Date;
  person: number | null;
}

/** The same person as their own server describes them. */
export interface KnownActor {
  id: string;
  host: string;
  /** `@name@server`. */
  handle: string;
  name: string;
  inbox: string;
  /** The inbox that all people on that server share; '' for none. */
  sharedInbox: string;
  keyId: string;
  pem: string;
}

const COLUMNS = [
  'id',
  'actor',
  'host',
  'handle',
  'name',
  'key_id',
  'key_pem',
  'fetched_at',
  'person_id',
] as const;

function toAccount(row: Pick<Selectable<Schema['network_account']>, (typeof COLUMNS)[number]>): Account {
  const { key_id, key_pem, fetched_at, person_id, ...plain } = row;
  return { ...plain, keyId: key_id, pem: key_pem, fetchedAt: fetched_at, person: person_id };
}

/** The account of somebody who had to do with this programme before; null for a stranger. */
export async function accountOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, actor }: { programme: number; actor: string },
): Promise<Account | null> {
  const row = await ctx.db
    .selectFrom('network_account')
    .select(COLUMNS)
    .where('programme_id', '=', programme)
    .where('actor', '=', actor)
    .executeTakeFirst();
  return row ? toAccount(row) : null;
}

/**
 * New people of one server who are kept in a day. A server could invent any number of people, each with a row in the database and an inbox.
 */
const MOST_A_DAY = 2000;
const DAY = 86_400_000;

/** Whether an unknown person of a server may be kept now. If not, their post is taken when it comes again later. */
export async function hasRoomFor(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, host }: { programme: number; host: string },
): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - DAY);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from network_account where programme_id = ${programme} and host = ${host} and fetched_at > ${since} limit ${MOST_A_DAY}) lately`.execute(
    ctx.db,
  );
  return rows[0]!.count < MOST_A_DAY;
}

/** Stores a person's data as their server just gave it. */
export async function keepAccount(
  ctx: Ctx,
  { programme, actor }: { programme: number; actor: KnownActor },
): Promise<Account> {
  const said = {
    host: actor.host,
    handle: actor.handle,
    name: actor.name,
    inbox: actor.inbox,
    shared_inbox: actor.sharedInbox,
    key_id: actor.keyId,
    key_pem: actor.pem,
    fetched_at: ctx.clock.now(),
  };
  const row = await ctx.db
    .insertInto('network_account')
    .values({ programme_id: programme, actor: actor.id, ...said })
    .onConflict((c) => c.columns(['programme_id', 'actor']).doUpdateSet(said))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  return toAccount(row);
}

/** Whether the programme blocks a whole server, or the person there who is called `handle`. */
export async function isBlocked(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  host: string,
  handle?: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('network_server')
    .select('host')
    .where('programme_id', '=', programme)
    .where('host', '=', anyOf(namesAt(host, handle)))
    .where('blocked_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A digest by which an address or a signature is known again. */
export const markOf = (text: string): Buffer => createHash('sha256').update(text).digest();
