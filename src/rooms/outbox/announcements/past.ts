import { sql } from 'kysely';
import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { stillWaits } from './itsMails.ts';

const howMany = sql<number>`(count(*) filter (where ${stillWaits}))::int`;

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
  const counts = await ctx.db
    .selectFrom('outbox')
    .select(['occasion', (eb) => eb.fn.countAll<number>().as('count'), howMany.as('waiting')])
    .where('programme_id', '=', programme)
    .where('kind', '=', 'announcement')
    .groupBy('occasion')
    .execute();
  const by = new Map(counts.map((row) => [row.occasion, row]));
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    queuedAt: row.created_at,
    count: Number(by.get(`announcement:${row.id}`)?.count ?? 0),
    waiting: by.get(`announcement:${row.id}`)?.waiting ?? 0,
  }));
}
