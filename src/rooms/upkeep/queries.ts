import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { PACE_DAYS, outlookOf } from './rules.ts';
import type { DiskDay, Outlook } from './rules.ts';

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** How much the database takes and what room there is, now; and what the last days say of those to come. */
export async function diskOutlook(
  ctx: Pick<Ctx, 'db' | 'disk' | 'clock'>,
): Promise<{ now: DiskDay; outlook: Outlook }> {
  const { rows } = await sql<{ octets: number }>`
    select pg_database_size(current_database()) as octets`.execute(ctx.db);
  const at = ctx.clock.now();
  const now = { day: dayOf(at), database: rows[0]!.octets, room: await ctx.disk.room() };
  const first = dayOf(new Date(at.getTime() - PACE_DAYS * 86_400_000));
  const days = await ctx.db
    .selectFrom('disk_day')
    .selectAll()
    .where('day', '>=', first)
    .orderBy('day')
    .execute();
  const past = days.map(({ day, database, free, total }) => ({
    day,
    database,
    room: free === null || total === null ? null : { free, total },
  }));
  return { now, outlook: outlookOf(past, now) };
}
