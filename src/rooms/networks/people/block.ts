import { domainToASCII } from 'node:url';
import { inTransaction, actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';

interface Act {
  programme: number;
  actor: Actor;
  host: string;
  undoes?: number;
}

/** The name of a server, as it stands in addresses; null for what is none. */
export function serverName(typed: string): string | null {
  const host = domainToASCII(
    typed
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/, ''),
  );
  return /^(?:[a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}(?::\d{1,5})?$/.test(host) && host.length <= 260
    ? host
    : null;
}

/** Nothing comes from a server any more, and nothing goes there: its people follow no longer. */
export async function blockServer(
  ctx: Ctx,
  input: Act & { reason: string },
): Promise<{ ok: true } | { ok: false; reason: 'host' }> {
  const { programme, actor, undoes } = input;
  const host = serverName(input.host);
  if (host === null) return { ok: false, reason: 'host' };
  return inTransaction(ctx, async (ctx) => {
    const blocked = {
      blocked_at: ctx.clock.now(),
      blocked_by: actorPerson(actor),
      reason: input.reason.trim().slice(0, 500),
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
    await ctx.db
      .updateTable('network_account')
      .set({ follow: null, follows_at: null })
      .where('programme_id', '=', programme)
      .where('host', '=', host)
      .execute();
    for (const table of ['network_received', 'network_delivery'] as const)
      await ctx.db
        .deleteFrom(table)
        .where('programme_id', '=', programme)
        .where('host', '=', host)
        .where('due_at', 'is not', null)
        .execute();
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

/** A server is heard again. Whoever followed from there follows when they ask again. */
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
