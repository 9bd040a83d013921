import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { countsOf } from './counts.ts';

export interface PastAnnouncement {
  id: number;
  subject: Texts;
  queuedAt: Date;
  count: number;
  /** How many of its mails have not left. */
  waiting: number;
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
  const counts = await countsOf(
    ctx,
    programme,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { count, waiting } = counts.get(row.id)!;
    return { id: row.id, subject: row.subject, queuedAt: row.created_at, count, waiting };
  });
}
