import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';

/** The installation's setting with this name, as the room that owns the name wrote it; null when there is none. */
export async function readSetting(ctx: Pick<Ctx, 'db'>, key: string): Promise<unknown> {
  const row = await ctx.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Several settings by their names, read at once. */
export async function readSettings<K extends string>(
  ctx: Pick<Ctx, 'db'>,
  keys: readonly K[],
): Promise<Record<K, unknown>> {
  return settingsIn(keys, await settingRows(ctx.db, keys).execute());
}

/** The rows of several settings, for use within a query. */
export const settingRows = (db: Ctx['db'], keys: readonly string[]) =>
  db.selectFrom('setting').select(['key', 'value']).where('key', '=', anyOf(keys));

/** The values in such rows, by name; null for a name without a row. */
export function settingsIn<K extends string>(
  keys: readonly K[],
  rows: readonly { key: string; value: unknown }[],
): Record<K, unknown> {
  const found = new Map(rows.map(({ key, value }) => [key, value]));
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? null])) as Record<K, unknown>;
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

export async function removeSetting(ctx: Pick<Ctx, 'db'>, key: string): Promise<void> {
  await ctx.db.deleteFrom('setting').where('key', '=', key).execute();
}
