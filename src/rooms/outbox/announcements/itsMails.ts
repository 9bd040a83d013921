import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { eventData } from '../../log/index.ts';
import { countsOf } from './counts.ts';

export interface CountedMails {
  /** Those that will leave with its words. */
  waiting: number;
  /** Those that will leave, and were reworded by hand. */
  reworded: number;
  /** Those that left, or are leaving now. */
  left: number;
  /** Those of them that left before its text was changed last. */
  before: number;
}

/** How many mails of an announcement wait, and how many have left. */
export async function countMails(
  ctx: Pick<Ctx, 'db' | 'brought'>,
  programme: number,
  announcement: number,
): Promise<CountedMails> {
  const counts = await countsOf(ctx, programme, [announcement]);
  const { waiting, reworded, left } = counts.get(announcement)!;
  // It was told with the change how many had left by then; some may be gone since.
  const changed = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', 'announcement')
    .where('subject_id', '=', announcement)
    .where('kind', '=', 'announcement-changed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = changed ? eventData(ctx, 'announcement-changed', changed.data).left : 0;
  return { waiting: waiting - reworded, reworded, left, before: Math.min(left, before) };
}

export interface WaitingAnnouncement extends CountedMails {
  id: number;
  subject: Texts;
  body: Texts;
  editedAt: Date | null;
}

/** An announcement with its words, and how many of its mails stand how; null when there is none. */
export async function announcementById(
  ctx: Pick<Ctx, 'db' | 'brought'>,
  programme: number,
  id: number,
): Promise<WaitingAnnouncement | null> {
  const row = await ctx.db
    .selectFrom('announcement')
    .select(['id', 'subject', 'body', 'edited_at as editedAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, ...(await countMails(ctx, programme, id)) } : null;
}
