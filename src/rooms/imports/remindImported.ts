import { noteImportReminders } from '../applications/index.ts';
import { hasTime, inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/** Days from the invitation after which a person who has not answered an import's invitation is reminded, once. */
const REMIND_DAYS = 10;
const BATCH = 500;

/** Duty: reminds imported people who have not looked at their application yet. Returns how many. */
export async function remindImported(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - REMIND_DAYS * 86_400_000);
  for (let reminded = 0; ;) {
    const noted = await inTransaction(ctx, async (ctx) => {
      const rows = await noteImportReminders(ctx, { before, atMost: BATCH });
      await ctx.mailer.queue(
        ctx,
        rows.map(({ programme, application, person }) => ({
          programme,
          kind: 'import-reminder',
          occasion: `application:${application}`,
          person,
          data: { application },
        })),
      );
      return rows.length;
    });
    reminded += noted;
    if (noted < BATCH || !hasTime(ctx)) return reminded;
  }
}
