import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

export const KEY = 'network-key';
const make = promisify(generateKeyPair);

interface Act {
  programme: number;
  actor: Actor;
}

/**
 * Connects a programme with other servers. From now on its addresses begin with `origin`, for ever: switched on again, the programme has
 * the same ones. Topics that are public already are not sent.
 */
export async function switchOn(
  ctx: Ctx,
  { programme, actor, origin }: Act & { origin: string },
): Promise<{ ok: true } | { ok: false; reason: 'local' | 'ended' }> {
  const url = URL.parse(origin);
  if (url?.protocol !== 'https:' || !url.hostname.includes('.')) return { ok: false, reason: 'local' };
  // RSA, since it is the only kind of key that every server can read.
  const keys = await make('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const on_at = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .insertInto('network_home')
      .values({
        programme_id: programme,
        origin: url.origin,
        public_key: keys.publicKey,
        sealed_key: ctx.secrets.seal(KEY, keys.privateKey),
        on_at,
      })
      .onConflict((c) =>
        c
          .column('programme_id')
          .doUpdateSet({ on_at, off_at: null })
          .where('network_home.off_at', 'is not', null)
          .where('network_home.ended_at', 'is', null),
      )
      .executeTakeFirst();
    const home = await ctx.db
      .selectFrom('network_home')
      .select('ended_at')
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow();
    if (home.ended_at !== null) return { ok: false, reason: 'ended' };
    if (done.numInsertedOrUpdatedRows)
      await record(ctx, { programme, actor, kind: 'networks-on', subject: ['programme', programme] });
    return { ok: true };
  });
}

/** Disconnects a programme from other servers: it refuses what comes in and sends only deletions. Followers are kept for reconnecting. */
export async function switchOff(ctx: Ctx, { programme, actor }: Act): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('network_home')
      .set({ off_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('off_at', 'is', null)
      .executeTakeFirst();
    if (!done.numUpdatedRows) return;
    await dropWaiting(ctx, programme);
    await record(ctx, { programme, actor, kind: 'networks-off', subject: ['programme', programme] });
  });
}

/**
 * Disconnects a programme for good: every server that had something of it is asked to delete that, at last the programme itself. All
 * followers are removed. It cannot be switched on again, since most servers take nothing from an actor that they were told is gone.
 */
export async function partForGood(ctx: Ctx, { programme, actor }: Act): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const done = await ctx.db
      .updateTable('network_home')
      .set((eb) => ({ off_at: eb.fn.coalesce('off_at', eb.val(now)), ended_at: now }))
      .where('programme_id', '=', programme)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!done.numUpdatedRows) return { ok: false };
    await dropWaiting(ctx, programme);
    await record(ctx, { programme, actor, kind: 'networks-ended', subject: ['programme', programme] });
    return { ok: true };
  });
}

/** Drops what came in and waits, and all deliveries but those that ask servers to delete something. */
async function dropWaiting(ctx: Ctx, programme: number): Promise<void> {
  await ctx.db.deleteFrom('network_received').where('programme_id', '=', programme).execute();
  await sql`
    update network_delivery d set due_at = null from network_activity a
    where d.programme_id = ${programme} and d.due_at is not null and a.programme_id = d.programme_id and a.id = d.activity_id
      and a.kind <> 'delete'`.execute(ctx.db);
}
