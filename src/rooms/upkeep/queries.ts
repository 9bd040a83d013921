import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';
import { PACE_DAYS, outlookOf } from './rules.ts';
import type { DiskDay, Outlook } from './rules.ts';

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** How much room the database takes and how much is free now, and the outlook from the last days. */
export async function diskOutlook(
  ctx: Pick<Ctx, 'db' | 'disk' | 'clock'>,
): Promise<{ now: DiskDay; outlook: Outlook }> {
  const at = ctx.clock.now();
  const first = dayOf(new Date(at.getTime() - PACE_DAYS * 86_400_000));
  const { rows } = await sql<{ octets: number; days: Selectable<Schema['disk_day']>[] }>`
    select pg_database_size(current_database()) as octets, coalesce(json_agg(d order by d.day), '[]'::json) as days
    from disk_day d where d.day >= ${first}`.execute(ctx.db);
  const [{ octets, days }] = rows as [(typeof rows)[0]];
  const now = { day: dayOf(at), database: octets, room: await ctx.disk.room() };
  const past = days.map(({ day, database, free, total }) => ({
    day,
    database,
    room: free === null || total === null ? null : { free, total },
  }));
  return { now, outlook: outlookOf(past, now) };
}
