import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { openMatter } from '../../matters/index.ts';
import { setMailPaused } from '../../programmes/index.ts';

/**
 * Pauses all mail of an installation that was restored from a backup: mails that left after the backup was made would leave a second time.
 * Sign-in codes still go, or nobody could sign in and look. Returns how many programmes wait for somebody to resume. For a single programme
 * that was restored, only its mail.
 */
export function pauseRestored(ctx: Ctx, programme?: number): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const paused = await setMailPaused(ctx, true, { programme, archivedToo: false });
    for (const id of paused) {
      const subject = ['programme', id] as const;
      await record(ctx, {
        programme: id,
        actor: { kind: 'timetable' },
        kind: 'mail-paused-restored',
        subject,
      });
      await openMatter(ctx, { programme: id, kind: 'mail-restored', subject, urgency: 2 });
    }
    return paused.length;
  });
}

/** Whether a programme's mail is paused because of a restore. */
export async function isRestored(ctx: Pick<Ctx, 'db'>, programme: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('matter')
    .select('id')
    .where('programme_id', '=', programme)
    .where('kind', '=', 'mail-restored')
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
