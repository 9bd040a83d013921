import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';

const HOUR = 3_600_000;
/**
 * A server may forget a client that never came back, so the program registers anew after a day. A sign-in that began with the old client
 * can still be completed.
 */
const FRESH_HOURS = 24;
const PURPOSE = 'sign-in-client';

/** The program's registration at a server. */
export interface ServerClient {
  id: number;
  server: string;
  clientId: string;
  clientSecret: string;
}

/** The fresh registration at a server for one redirect address; null when there is none. */
export async function freshClient(
  ctx: Ctx,
  input: { server: string; redirectUri: string },
): Promise<ServerClient | null> {
  const row = await ctx.db
    .selectFrom('sign_in_client')
    .selectAll()
    .where('server', '=', input.server)
    .where('redirect_uri', '=', input.redirectUri)
    .where('registered_at', '>', new Date(ctx.clock.now().getTime() - FRESH_HOURS * HOUR))
    .orderBy('registered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? opened(ctx, row) : null;
}

export async function clientById(ctx: Ctx, id: number): Promise<ServerClient | null> {
  const row = await ctx.db.selectFrom('sign_in_client').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? opened(ctx, row) : null;
}

/** Keeps the client that a server gave out, with its secret sealed. */
export async function keepClient(
  ctx: Ctx,
  input: { server: string; redirectUri: string; clientId: string; clientSecret: string },
): Promise<ServerClient> {
  const { server, clientId, clientSecret } = input;
  const { id } = await ctx.db
    .insertInto('sign_in_client')
    .values({
      server,
      redirect_uri: input.redirectUri,
      client_id: clientId,
      client_secret: ctx.secrets.seal(PURPOSE, clientSecret),
      registered_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, server, clientId, clientSecret };
}

/** Deletes a registration that the server no longer knows: the next sign-in registers anew. */
export async function dropClient(ctx: Ctx, id: number): Promise<void> {
  await ctx.db.deleteFrom('sign_in_client').where('id', '=', id).execute();
}

/** Registrations so old that no sign-in under way can need them. */
export function oldClients(ctx: Ctx): Rows {
  const before = new Date(ctx.clock.now().getTime() - (FRESH_HOURS + 1) * HOUR);
  return rowsWhich('sign_in_client', sql`registered_at < ${before}`);
}

function opened(
  ctx: Ctx,
  row: { id: number; server: string; client_id: string; client_secret: string },
): ServerClient | null {
  const clientSecret = ctx.secrets.open(PURPOSE, row.client_secret);
  return clientSecret === null
    ? null
    : { id: row.id, server: row.server, clientId: row.client_id, clientSecret };
}
