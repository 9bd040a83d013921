import { createHash } from 'node:crypto';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { namesAt } from './names.ts';

/** Somebody on another server, as far as they had to do with a programme. */
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

/** The same as their own server says it. */
export interface KnownActor {
  id: string;
  host: string;
  /** `@name@server`. */
  handle: string;
  name: string;
  inbox: string;
  /** One inbox for all on that server; '' for none. */
  sharedInbox: string;
  keyId: string;
  pem: string;
}

/** Somebody who had to do with this programme before; null for a stranger. */
export async function accountOf(
  ctx: Pick<Ctx, 'db'>,
  { programme, actor }: { programme: number; actor: string },
): Promise<Account | null> {
  const row = await ctx.db
    .selectFrom('network_account')
    .select(['id', 'actor', 'host', 'handle', 'name', 'key_id', 'key_pem', 'fetched_at', 'person_id'])
    .where('programme_id', '=', programme)
    .where('actor', '=', actor)
    .executeTakeFirst();
  if (!row) return null;
  const { key_id, key_pem, fetched_at, person_id, ...plain } = row;
  return { ...plain, keyId: key_id, pem: key_pem, fetchedAt: fetched_at, person: person_id };
}

/** Keeps who somebody is, as their server just said it. */
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
  await ctx.db
    .insertInto('network_account')
    .values({ programme_id: programme, actor: actor.id, ...said })
    .onConflict((c) => c.columns(['programme_id', 'actor']).doUpdateSet(said))
    .execute();
  const account = await accountOf(ctx, { programme, actor: actor.id });
  if (!account) throw new Error('an account that was kept is gone');
  return account;
}

/** Whether nothing from a server is wanted, or nothing of somebody there who is called `handle`. */
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

/** The short form of an address or a signature, by which it is known again. */
export const markOf = (text: string): Buffer => createHash('sha256').update(text).digest();
