import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { dropMails } from '../moving/dropMails.ts';
import type { Moved } from '../moving/moveMails.ts';

/**
 * Takes an announcement back: its mails that have not left are taken out of the outbox, and no more are queued. Refused once all have left.
 */
export function takeAnnouncementBack(
  ctx: Ctx,
  input: { programme: number; actor: Actor; announcement: number; undoes: number },
): Promise<Moved> {
  const { programme, actor, announcement, undoes } = input;
  const which = { kind: 'announcement', occasion: `announcement:${announcement}` };
  return inTransaction(ctx, async (ctx) => {
    // The job that queues the rest takes this lock, too, for each of its pieces.
    await lockAnnouncement(ctx, programme, announcement);
    return dropMails(ctx, { programme, actor, which, undoes });
  });
}

const lockAnnouncement = (ctx: Pick<Ctx, 'db'>, programme: number, announcement: number) =>
  ctx.db
    .selectFrom('announcement')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', announcement)
    .forUpdate()
    .execute();

/** Whether an announcement was taken back. It is locked until the transaction ends, so that nobody takes it back meanwhile. */
export async function isTakenBack(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  announcement: number,
): Promise<boolean> {
  await lockAnnouncement(ctx, programme, announcement);
  const back = await ctx.db
    .selectFrom('event as queued')
    .innerJoin('event as back', (join) =>
      join.onRef('back.programme_id', '=', 'queued.programme_id').onRef('back.undoes', '=', 'queued.id'),
    )
    .select('back.id')
    .where('queued.programme_id', '=', programme)
    .where('queued.subject_kind', '=', 'announcement')
    .where('queued.subject_id', '=', announcement)
    .where('queued.kind', '=', 'announcement-queued')
    .executeTakeFirst();
  return back !== undefined;
}
