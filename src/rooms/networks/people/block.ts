import { sql } from 'kysely';
import { inTransaction, actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeWhenNone } from './admit.ts';
import { blockName } from './names.ts';

interface Act {
  programme: number;
  actor: Actor;
  /** A server, or somebody there: `ana@far.example`. */
  host: string;
  undoes?: number;
}

/**
 * Blocks a server with its subdomains, or one person there. Their posts are refused, their followers are removed, and they are sent only
 * deletions of what they already have.
 */
export async function blockServer(
  ctx: Ctx,
  input: Act & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'host' }> {
  const { programme, actor, undoes } = input;
  const host = blockName(input.host);
  if (host === null) return { ok: false, reason: 'host' };
  return inTransaction(ctx, async (ctx) => {
    const blocked = {
      blocked_at: ctx.clock.now(),
      blocked_by: actorPerson(actor),
      reason: input.reason.trim().slice(0, 500),
      held_at: null,
    };
    const done = await ctx.db
      .insertInto('network_server')
      .values({ programme_id: programme, host, ...blocked })
      .onConflict((c) =>
        c
          .columns(['programme_id', 'host'])
          .doUpdateSet(blocked)
          .where('network_server.blocked_at', 'is', null),
      )
      .executeTakeFirst();
    if (!done.numInsertedOrUpdatedRows) return { ok: true };
    await partFrom(ctx, programme, host);
    await closeWhenNone(ctx, programme, actor);
    await record(ctx, {
      programme,
      actor,
      kind: 'server-blocked',
      subject: ['programme', programme],
      data: { host },
      ...(undoes === undefined ? {} : { undoes }),
    });
    return { ok: true };
  });
}

/** Removes the blocked followers. For a server, also drops its posts that still wait, and our deliveries to it except deletions. */
async function partFrom(ctx: Ctx, programme: number, host: string): Promise<void> {
  const isServer = !host.includes('@');
  const isThere = isServer
    ? sql<boolean>`(host = ${host} or right(host, ${host.length + 1}) = ${`.${host}`})`
    : sql<boolean>`lower(handle) = ${`@${host}`}`;
  await ctx.db
    .updateTable('network_account')
    .set({ follow: null, follows_at: null })
    .where('programme_id', '=', programme)
    .where('follows_at', 'is not', null)
    .where(isThere)
    .execute();
  if (!isServer) return;
  await ctx.db
    .deleteFrom('network_received')
    .where('programme_id', '=', programme)
    .where('due_at', 'is not', null)
    .where(isThere)
    .execute();
  // The delivery's row stays: a server that was tried may have the post, so its end is sent there.
  await sql`
    update network_delivery d set due_at = null from network_activity a
    where d.programme_id = ${programme} and d.due_at is not null and a.programme_id = d.programme_id and a.id = d.activity_id
      and a.kind <> 'delete' and ${isThere}`.execute(ctx.db);
}

/** Takes the block of a server, or of a person there, back. Their followers have to ask again. */
export async function unblockServer(ctx: Ctx, input: Act): Promise<{ ok: boolean }> {
  const { programme, actor, host, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('network_server')
      .set({ blocked_at: null, blocked_by: null, reason: '' })
      .where('programme_id', '=', programme)
      .where('host', '=', host)
      .where('blocked_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return { ok: false };
    await record(ctx, {
      programme,
      actor,
      kind: 'server-unblocked',
      subject: ['programme', programme],
      data: { host },
      ...(undoes === undefined ? {} : { undoes }),
    });
    return { ok: true };
  });
}
