import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { namesAt } from '../people/names.ts';
import type { Account } from '../people/accounts.ts';

/** A post, as far as it says which programme it is for. */
export interface Addressed {
  /** The programme whose own inbox it came to; null for the inbox that all programmes share. */
  own: number | null;
  /** The numbers of the programmes that it names. */
  named: readonly number[];
  /** The server whose key it says it is signed with, and the actor that it names. */
  host: string;
  actor: string;
}

/** A programme that a post is for. */
export interface Destination {
  /** The post, by its place among them. */
  n: number;
  programme: number;
  /** Whether the programme blocks the post's server. */
  blocked: boolean;
  /** How many posts of its server wait there already. */
  waiting: number;
  /** The key of the post's alleged sender, as the programme knows it. */
  known: Pick<Account, 'keyId' | 'pem'> | null;
}

/**
 * The programmes that posts are for: the one whose inbox a post came to, or those that it names and that know its sender. The waiting posts
 * of one server are counted up to `most`.
 */
export async function placesOf(
  ctx: Pick<Ctx, 'db'>,
  arrivals: readonly Addressed[],
  most: number,
): Promise<Destination[]> {
  const asked = arrivals.map(({ own, named, actor, host }, n) => ({
    n,
    own,
    named: own === null ? named : [own],
    actor,
    host,
    names: namesAt(host),
  }));
  const { rows } = await sql<Destination>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(n integer, own bigint, named bigint[], actor text, host text, names text[])),
    placed as (
      select asked.*, h.programme_id from asked cross join lateral (
        select unnest(asked.named) as id union
        select w.programme_id from network_account w where w.actor = asked.actor and asked.own is null) t
      join network_home h on h.programme_id = t.id and h.off_at is null
      join programme p on p.id = h.programme_id and p.archived_at is null),
    waiting as (
      select programme_id, host, (select count(*)::integer from (
          select from network_received r where r.programme_id = one.programme_id and r.host = one.host limit ${most}) counted) as count
      from (select distinct programme_id, host from placed) one)
    select placed.n, placed.programme_id as programme, waiting.count as waiting,
      exists (select from network_server s where s.programme_id = placed.programme_id and s.host = any(placed.names)
        and s.blocked_at is not null) as blocked,
      case when k.id is not null then jsonb_build_object('keyId', k.key_id, 'pem', k.key_pem) end as known
    from placed join waiting using (programme_id, host)
    left join network_account k on k.programme_id = placed.programme_id and k.actor = placed.actor
    order by placed.n, placed.programme_id`.execute(ctx.db);
  return rows;
}

/** How many posts wait to be looked at, of all programmes and servers; counted up to `most`. */
export async function countWaiting(ctx: Pick<Ctx, 'db'>, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from network_received where due_at < 'infinity' limit ${most}) every`.execute(
    ctx.db,
  );
  return rows[0]!.count;
}
