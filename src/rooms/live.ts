import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';

/** Kinds of news that pages may follow live. */
export type LiveKind = 'call' | 'calls' | 'chat' | 'ring';

/** The database's channel for news of a kind; an identifier that needs no quotes. */
export const liveChannel = (kind: LiveKind): string => `live_${kind}`;

/**
 * Tells every process, when ctx.db's transaction commits, that one thing of a kind has news. Only the thing's number is sent: each process
 * that has readers reads the rows itself.
 */
export async function tellLive(ctx: Pick<Ctx, 'db'>, kind: LiveKind, id: number): Promise<void> {
  await sql`select pg_notify(${liveChannel(kind)}, ${String(id)})`.execute(ctx.db);
}
