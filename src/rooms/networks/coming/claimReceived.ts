import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { openMatter } from '../../matters/index.ts';
import { markOf } from '../people/accounts.ts';

/** A received post that waits to be looked at. */
export interface Received {
  programme: number;
  id: number;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  receivedAt: Date;
  tries: number;
}

/** A process that claims posts has them for so long; after a crash another process takes them. */
const LEASE_MS = 120_000;

/**
 * Claims the next posts that are due. Servers with followers come first, since other servers may send a flood. Within each group servers
 * take turns, so that nobody waits behind one that sends very many posts.
 */
export async function claimReceived(ctx: Ctx, most: number): Promise<Received[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<Received>`
    update network_received r set due_at = ${new Date(now.getTime() + LEASE_MS)}, tries = tries + 1
    from (
      select programme_id, id from (
        select programme_id, id, known.host is null as is_new, row_number() over (partition by programme_id, due.host order by id) as turn
        from (select programme_id, id, host from network_received where due_at <= ${now} order by due_at limit 5000) due
        left join (select distinct programme_id, host from network_account where follows_at is not null) known
          using (programme_id, host)) turns
      order by is_new, turn, id limit ${most}) next
    where r.programme_id = next.programme_id and r.id = next.id and r.due_at <= ${now}
    returning r.programme_id as programme, r.id, r.path, r.headers, r.body, r.received_at as "receivedAt", r.tries`.execute(
    ctx.db,
  );
  return rows.toSorted((a, b) => a.id - b.id);
}

/** Removes a received post that was looked at: nothing of it is needed any more. */
export async function dropReceived(
  ctx: Ctx,
  { programme, id }: Pick<Received, 'programme' | 'id'>,
): Promise<void> {
  await ctx.db
    .deleteFrom('network_received')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
}

const MINUTE = 60_000;
const MOST_TRIES = 6;

/** Puts a post off because something it needs could not be fetched now. It is looked at again later, a few times. */
export async function postpone(ctx: Ctx, received: Received): Promise<void> {
  if (received.tries >= MOST_TRIES) return dropReceived(ctx, received);
  await ctx.db
    .updateTable('network_received')
    .set({ due_at: new Date(ctx.clock.now().getTime() + 4 ** received.tries * MINUTE) })
    .where('programme_id', '=', received.programme)
    .where('id', '=', received.id)
    .execute();
}

/** Limits: posts of one server that wait for a volunteer, and servers that have any waiting. Further posts are dropped. */
const MOST_HELD = 20;
const MOST_SERVERS_HELD = 200;

/** Makes a post wait until a volunteer lets its server in; the server is put on the work list. */
export async function holdReceived(ctx: Ctx, received: Received, host: string): Promise<void> {
  const { programme, id } = received;
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql<{ own: number; servers: number; known: boolean }>`
      select (select count(*)::int from network_received where programme_id = ${programme} and host = ${host} and due_at = 'infinity') as own,
        (select count(*)::int from network_server where programme_id = ${programme} and held_at is not null) as servers,
        exists (select from network_server where programme_id = ${programme} and host = ${host} and held_at is not null) as known`.execute(
      ctx.db,
    );
    const { own, servers, known } = rows[0]!;
    if (own >= MOST_HELD || (!known && servers >= MOST_SERVERS_HELD)) return dropReceived(ctx, received);
    await sql`
      update network_received set due_at = 'infinity', tries = 0 where programme_id = ${programme} and id = ${id}`.execute(
      ctx.db,
    );
    if (known) return;
    const held_at = ctx.clock.now();
    await ctx.db
      .insertInto('network_server')
      .values({ programme_id: programme, host, held_at })
      .onConflict((c) => c.columns(['programme_id', 'host']).doUpdateSet({ held_at }))
      .execute();
    await openMatter(ctx, {
      programme,
      kind: 'network-servers-held',
      subject: ['programme', programme],
      urgency: 1,
    });
  });
}

/**
 * Whether a name comes for the first time; the name is then noted. Names of activities contain their actor, so nobody can use up the names
 * of others.
 */
export async function isFirst(ctx: Ctx, programme: number, name: string): Promise<boolean> {
  const made = await ctx.db
    .insertInto('network_seen')
    .values({ programme_id: programme, mark: markOf(name), seen_at: ctx.clock.now() })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Notes that a server is alive, since it was heard from. */
export async function noteAlive(ctx: Ctx, programme: number, host: string): Promise<void> {
  await ctx.db
    .updateTable('network_server')
    .set({ dead_at: null, failing_since: null, next_at: null, problem: '' })
    .where('programme_id', '=', programme)
    .where('host', '=', host)
    .where((eb) => eb.or([eb('dead_at', 'is not', null), eb('problem', '<>', '')]))
    .execute();
}
