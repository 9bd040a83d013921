import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
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
 * Connects a programme with other servers, under addresses that begin with `origin` from now on, for ever: switched on again they are the same.
 * Topics that are public already are not sent.
 */
export async function switchOn(
  ctx: Ctx,
  { programme, actor, origin }: Act & { origin: string },
): Promise<{ ok: true } | { ok: false; reason: 'local' }> {
  const url = URL.parse(origin);
  if (url?.protocol !== 'https:' || !url.hostname.includes('.')) return { ok: false, reason: 'local' };
  // RSA, since that is the only key that every server can read.
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
          .where('network_home.off_at', 'is not', null),
      )
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows)
      await record(ctx, { programme, actor, kind: 'networks-on', subject: ['programme', programme] });
    return { ok: true };
  });
}

/** Parts a programme from other servers: nothing goes out or comes in any more. Followers stay, for when it is switched on again. */
export async function switchOff(ctx: Ctx, { programme, actor }: Act): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('network_home')
      .set({ off_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('off_at', 'is', null)
      .executeTakeFirst();
    if (!done.numUpdatedRows) return;
    await ctx.db.deleteFrom('network_received').where('programme_id', '=', programme).execute();
    await ctx.db
      .updateTable('network_delivery')
      .set({ due_at: null })
      .where('programme_id', '=', programme)
      .where('due_at', 'is not', null)
      .execute();
    await record(ctx, { programme, actor, kind: 'networks-off', subject: ['programme', programme] });
  });
}

/** The hashtags under every post of a programme, without their signs. */
export async function setHashtags(
  ctx: Ctx,
  { programme, words }: { programme: number; words: string },
): Promise<void> {
  const hashtags = [...new Set(words.match(/[\p{L}\p{N}_]+/gu) ?? [])]
    .map((tag) => tag.slice(0, 60))
    .slice(0, 8);
  await ctx.db.updateTable('network_home').set({ hashtags }).where('programme_id', '=', programme).execute();
}
