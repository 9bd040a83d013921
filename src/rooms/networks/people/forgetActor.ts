import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { commenterOf } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { erasePerson } from '../../people/index.ts';
import { dropMarks } from '../coming/mark.ts';
import type { Account } from './accounts.ts';
import { blockServer } from './block.ts';

/**
 * Removes somebody whose server says that they are gone, with all their posts and words here. A ban stays, as a block of their name there:
 * otherwise a banned person could leave and come back.
 */
export async function forgetActor(
  ctx: Ctx,
  { programme, account }: { programme: number; account: Account },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await dropMarks(ctx, { programme, account });
    if (account.person !== null) {
      const known = await commenterOf(ctx, programme, account.person);
      const host = account.handle.slice(1);
      if (known?.bannedAt)
        await blockServer(ctx, { programme, actor: { kind: 'timetable' }, host, reason: known.banReason });
      const subject = ['person', account.person] as const;
      const actor = { kind: 'person', id: account.person } as const;
      await record(ctx, { programme, actor, kind: 'erasure-asked', subject, data: { takesComments: true } });
      await erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person: account.person });
    }
    await ctx.db
      .deleteFrom('network_account')
      .where('programme_id', '=', programme)
      .where('id', '=', account.id)
      .execute();
  });
}
