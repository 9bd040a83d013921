import { domainToASCII } from 'node:url';
import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import type { Programme } from './queries.ts';

/** Every programme of the installation, archived or not, each with its hosts. */
export async function programmesWithHosts(
  ctx: Pick<Ctx, 'db'>,
): Promise<(Programme & { hosts: string[] })[]> {
  return ctx.db
    .selectFrom('programme')
    .selectAll('programme')
    .select(
      sql<
        string[]
      >`array(select h.host from programme_host h where h.programme_id = programme.id order by 1)`.as(
        'hosts',
      ),
    )
    .orderBy('programme.id')
    .execute();
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
  return baseAt(programme, host?.host ?? null, publicUrl);
}

/** The host for links from elsewhere, beside a row of `programme`; null when it has none. */
export const firstHost = sql<string | null>`(
  select min(h.host) from programme_host h where h.programme_id = programme.id)`;

/** A programme with the address of its pages. */
export async function programmeWithBase(
  ctx: Pick<Ctx, 'db'>,
  id: number,
  publicUrl: string,
): Promise<{ programme: Programme; base: string }> {
  const { host, ...programme } = await ctx.db
    .selectFrom('programme')
    .selectAll()
    .select(firstHost.as('host'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { programme, base: baseAt(programme, host, publicUrl) };
}

/** The base of the pages, given the first of their hosts; the host is null when they have none. */
export const baseAt = ({ slug }: Pick<Programme, 'slug'>, host: string | null, publicUrl: string): string =>
  host === null ? `${publicUrl}/p/${slug}` : `https://${host}`;

/** Makes a host name an alias of a programme's pages; mails then link to this host. */
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
