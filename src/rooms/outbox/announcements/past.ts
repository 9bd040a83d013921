import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';

export interface PastAnnouncement {
  id: number;
  subject: Texts;
  queuedAt: Date;
  count: number;
}

/** Announcements of a programme, newest first. */
export async function announcementsOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<PastAnnouncement[]> {
  const rows = await ctx.db
    .selectFrom('announcement')
    .select(['id', 'subject', 'created_at'])
    .where('programme_id', '=', programme)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  if (rows.length === 0) return [];
  const counts = await ctx.db
    .selectFrom('outbox')
    .select(['occasion', (eb) => eb.fn.countAll<number>().as('count')])
    .where('programme_id', '=', programme)
    .where('kind', '=', 'announcement')
    .groupBy('occasion')
    .execute();
  const by = new Map(counts.map((row) => [row.occasion, Number(row.count)]));
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    queuedAt: row.created_at,
    count: by.get(`announcement:${row.id}`) ?? 0,
  }));
}
