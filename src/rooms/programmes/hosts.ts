import { domainToASCII } from 'node:url';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import type { Programme } from './queries.ts';

/** The hosts of every programme that has one, by programme. */
export async function hostsOfAll(ctx: Pick<Ctx, 'db'>): Promise<ReadonlyMap<number, string[]>> {
  const rows = await ctx.db
    .selectFrom('programme_host')
    .select(['programme_id', 'host'])
    .orderBy('host')
    .execute();
  const byProgramme = Map.groupBy(rows, (row) => row.programme_id);
  return new Map([...byProgramme].map(([programme, own]) => [programme, own.map(({ host }) => host)]));
}

/** The address of the programme's pages, for links from elsewhere: at its own host if it has one. */
export async function baseOf(
  ctx: Pick<Ctx, 'db'>,
  programme: Pick<Programme, 'id' | 'slug'>,
  publicUrl: string,
): Promise<string> {
  const host = await ctx.db
    .selectFrom('programme_host')
    .select('host')
    .where('programme_id', '=', programme.id)
    .orderBy('host')
    .executeTakeFirst();
  return host ? `https://${host.host}` : `${publicUrl}/p/${programme.slug}`;
}

/** Makes a host name an alias of a programme's pages; mails then link there. */
export async function addHost(
  ctx: Ctx,
  input: { programme: number; actor: Actor; host: string; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'host' | 'host-taken' }> {
  const host = domainToASCII(input.host.trim().toLowerCase());
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(host) || host.length > 253)
    return { ok: false, reason: 'host' };
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .insertInto('programme_host')
      .values({ host, programme_id: input.programme })
      .onConflict((c) => c.column('host').doNothing())
      .executeTakeFirst();
    if (!done.numInsertedOrUpdatedRows) return { ok: false, reason: 'host-taken' };
    await noteHost(ctx, input, 'host-added', host);
    return { ok: true };
  });
}

export async function removeHost(
  ctx: Ctx,
  input: { programme: number; actor: Actor; host: string; undoes?: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .deleteFrom('programme_host')
      .where('programme_id', '=', input.programme)
      .where('host', '=', input.host)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) return { ok: false };
    await noteHost(ctx, input, 'host-removed', input.host);
    return { ok: true };
  });
}

async function noteHost(
  ctx: Ctx,
  { programme, actor, undoes }: { programme: number; actor: Actor; undoes?: number },
  kind: 'host-added' | 'host-removed',
  host: string,
): Promise<void> {
  await record(ctx, {
    programme,
    actor,
    kind,
    subject: ['programme', programme],
    data: { host },
    ...(undoes === undefined ? {} : { undoes }),
  });
}
