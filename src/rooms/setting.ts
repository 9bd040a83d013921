import { json } from '../db/json.ts';
import type { Ctx } from './ctx.ts';

/** The installation's setting of a name, as the room that owns the name wrote it; null when there is none. */
export async function readSetting(ctx: Pick<Ctx, 'db'>, key: string): Promise<unknown> {
  const row = await ctx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  key: string,
  value: unknown,
): Promise<void> {
  const row = { value: json<unknown>(value), changed_at: ctx.clock.now() };
  await ctx.db
    .insertInto('setting')
    .values({ key, ...row })
    .onConflict((c) => c.column('key').doUpdateSet(row))
    .execute();
}
