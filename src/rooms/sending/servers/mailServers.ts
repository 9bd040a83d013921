import { isIPv4 } from 'node:net';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { recordAll } from '../../log/index.ts';
import { allProgrammes } from '../../programmes/index.ts';
import type { Limits } from './mailSettings.ts';

/** A mail server the operator entered. */
export interface MailServer extends Limits {
  id: number;
  name: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  connections: number;
}

export interface MailServerDraft extends Omit<MailServer, 'id'> {
  password: string;
}

export type MailServerProblem = 'name' | 'host' | 'port' | 'security' | 'connections' | 'limits' | 'plain';

const PURPOSE = 'mail-route';

/** The servers in their order, without their passwords. */
export const mailServers = (ctx: Pick<Ctx, 'db'>): Promise<MailServer[]> => serverRows(ctx.db).execute();

/** The same for use within a query. */
export const serverRows = (db: Ctx['db']) =>
  db
    .selectFrom('mail_route')
    .select(['id', 'name', 'host', 'port', 'username', 'connections'])
    .select(['per_minute as perMinute', 'per_day as perDay', 'domain_per_minute as domainPerMinute'])
    .select((eb) => eb.ref('security').$castTo<MailServer['security']>().as('security'))
    .orderBy('position')
    .orderBy('mail_route.id');

/** The password of a server, for sending. Null when the server has none, or when none of our keys opens it. */
export async function serverPassword(ctx: Pick<Ctx, 'db' | 'secrets'>, id: number): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('mail_route')
    .select('sealed_password')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sealed_password ? ctx.secrets.open(PURPOSE, row.sealed_password) : null;
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const isLocal = (host: string): boolean => host === 'localhost' || (isIPv4(host) && host.startsWith('127.'));
const isWhole = (value: number | null, most: number): boolean =>
  value === null || (Number.isInteger(value) && value >= 1 && value <= most);

export function checkMailServer(draft: MailServerDraft): MailServerProblem[] {
  const problems: MailServerProblem[] = [];
  if (draft.name === '' || draft.name.length > 60) problems.push('name');
  if (!HOST.test(draft.host)) problems.push('host');
  if (!isWhole(draft.port, 65_535)) problems.push('port');
  if (!['tls', 'starttls', 'none'].includes(draft.security)) problems.push('security');
  else if (draft.security === 'none' && !isLocal(draft.host)) problems.push('plain');
  if (!isWhole(draft.connections, 50)) problems.push('connections');
  if (![draft.perMinute, draft.perDay, draft.domainPerMinute].every((value) => isWhole(value, 10_000_000)))
    problems.push('limits');
  return problems;
}

/** Adds a mail server; it is tried after all others. */
export async function addMailServer(
  ctx: Ctx,
  { draft, actor }: { draft: MailServerDraft; actor: Actor },
): Promise<{ ok: true; id: number } | { ok: false; problems: MailServerProblem[] }> {
  const problems = checkMailServer(draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const { last } = await ctx.db
      .selectFrom('mail_route')
      .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
      .executeTakeFirstOrThrow();
    const { id } = await ctx.db
      .insertInto('mail_route')
      .values({
        name: draft.name,
        position: last + 1,
        host: draft.host.toLowerCase(),
        port: draft.port,
        security: draft.security,
        username: draft.username,
        sealed_password: draft.password === '' ? null : ctx.secrets.seal(PURPOSE, draft.password),
        connections: draft.connections,
        per_minute: draft.perMinute,
        per_day: draft.perDay,
        domain_per_minute: draft.domainPerMinute,
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await noteEverywhere(ctx, actor, 'mail-route-added', draft.name);
    return { ok: true, id };
  });
}

/** Removes a mail server; mails that wait for it leave by another. */
export function removeMailServer(ctx: Ctx, { id, actor }: { id: number; actor: Actor }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('mail_route')
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst();
    if (!gone) return false;
    await noteEverywhere(ctx, actor, 'mail-route-removed', gone.name);
    return true;
  });
}

/** Makes a mail server the first that is tried. */
export function preferMailServer(ctx: Ctx, { id, actor }: { id: number; actor: Actor }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const { first } = await ctx.db
      .selectFrom('mail_route')
      .select((eb) => eb.fn.coalesce(eb.fn.min('position'), eb.lit(0)).as('first'))
      .executeTakeFirstOrThrow();
    const row = await ctx.db
      .updateTable('mail_route')
      .set({ position: first - 1 })
      .where('id', '=', id)
      .returning('name')
      .executeTakeFirst();
    if (!row) return false;
    await noteEverywhere(ctx, actor, 'mail-route-preferred', row.name);
    return true;
  });
}

/** The mail server serves every programme, so every programme's log tells of it. */
async function noteEverywhere(
  ctx: Ctx,
  actor: Actor,
  kind: 'mail-route-added' | 'mail-route-removed' | 'mail-route-preferred',
  name: string,
): Promise<void> {
  await recordAll(
    ctx,
    (await allProgrammes(ctx)).map(({ id }) => ({
      programme: id,
      actor,
      kind,
      subject: ['programme', id] as const,
      data: { detail: name },
    })),
  );
}
