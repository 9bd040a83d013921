import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { isOvertaken } from '../../../lib/text/version.ts';
import { lockHome } from '../homes.ts';
import type { Home } from '../homes.ts';

interface Act {
  programme: number;
  actor: Actor;
}

/** Whether what comes from a server waits for a volunteer: the programme wants that for new servers, and nobody has let this one in yet. */
export async function isHeldBack(ctx: Pick<Ctx, 'db'>, home: Home, host: string): Promise<boolean> {
  if (!home.holdsNew) return false;
  const row = await ctx.db
    .selectFrom('network_server')
    .select('admitted_at')
    .where('programme_id', '=', home.programme.id)
    .where('host', '=', host)
    .where('admitted_at', 'is not', null)
    .executeTakeFirst();
  return row === undefined;
}

/**
 * Makes new servers wait for a volunteer, or lets all in. A server with followers is not new. Refused if the choice was changed since
 * `base`.
 */
export async function holdNewServers(
  ctx: Ctx,
  { programme, actor, holds, base }: Act & { holds: boolean; base?: string | undefined },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const home = await lockHome(ctx, programme);
    if (home && home.holdsNew !== holds && isOvertaken(base, home.holdsNew)) return { ok: false };
    const done = await ctx.db
      .updateTable('network_home')
      .set({ holds_new: holds })
      .where('programme_id', '=', programme)
      .where('holds_new', '<>', holds)
      .executeTakeFirst();
    if (!done.numUpdatedRows) return { ok: true };
    const now = ctx.clock.now();
    if (holds)
      await sql`
        insert into network_server (programme_id, host, admitted_at)
        select distinct programme_id, host, ${now}::timestamptz from network_account where programme_id = ${programme} and follows_at is not null
        on conflict (programme_id, host) do update set admitted_at = excluded.admitted_at`.execute(ctx.db);
    else await letIn(ctx, programme, actor, null);
    const kind = holds ? 'servers-held' : 'servers-let-in';
    await record(ctx, { programme, actor, kind, subject: ['programme', programme] });
    return { ok: true };
  });
}

/** Lets a waiting server in: what came from there is looked at now, and what comes later waits no more. */
export async function admitServer(
  ctx: Ctx,
  { programme, actor, host }: Act & { host: string },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    if ((await letIn(ctx, programme, actor, host)) === 0) return { ok: false };
    await record(ctx, {
      programme,
      actor,
      kind: 'server-admitted',
      subject: ['programme', programme],
      data: { host },
    });
    return { ok: true };
  });
}

/** Lets in one waiting server, or all with null; returns how many. */
async function letIn(ctx: Ctx, programme: number, actor: Actor, host: string | null): Promise<number> {
  const now = ctx.clock.now();
  const done = await ctx.db
    .updateTable('network_server')
    .set({ admitted_at: now, held_at: null })
    .where('programme_id', '=', programme)
    .where('held_at', 'is not', null)
    .$if(host !== null, (query) => query.where('host', '=', host!))
    .returning('host')
    .execute();
  for (const { host } of done)
    await ctx.db
      .updateTable('network_received')
      .set({ due_at: now })
      .where('programme_id', '=', programme)
      .where('host', '=', host)
      .execute();
  if (done.length > 0) await ctx.jobs.enqueue(ctx, 'networks-in', {});
  await closeWhenNone(ctx, programme, actor);
  return done.length;
}

/** Closes the line of the work list when no server waits any more. */
export async function closeWhenNone(ctx: Ctx, programme: number, actor: Actor): Promise<void> {
  const waits = await ctx.db
    .selectFrom('network_server')
    .select('host')
    .where('programme_id', '=', programme)
    .where('held_at', 'is not', null)
    .executeTakeFirst();
  if (!waits)
    await closeMatter(ctx, {
      programme,
      actor,
      kind: 'network-servers-held',
      subject: ['programme', programme],
    });
}
