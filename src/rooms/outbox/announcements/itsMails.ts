import type { Texts } from '../../../lib/text/texts.ts';
import type { Ctx } from '../../ctx.ts';
import { eventData } from '../../log/index.ts';
import { countsOf } from './counts.ts';

export interface CountedMails {
  /** Mails that will leave with the announcement's words. */
  waiting: number;
  /** Mails that will leave and were edited by hand. */
  reworded: number;
  /** Mails that have left, or are leaving now. */
  left: number;
  /** Mails of these that left before the announcement's last change. */
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
  // The change noted how many mails had left by then; some of these may be gone since.
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

/** An announcement with its words, and how many of its mails are in which state; null when there is none. */
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
