import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { mayDo } from '../../mails/index.ts';
import { lockPartnership } from '../members.ts';
import { lookSoon } from './lookSoon.ts';

/**
 * Deletes a pair's reminders from an act on several pairs if their mails have not left, so that the same step comes on its day. A member
 * who rests only because of such a reminder no longer does. Refused when all of them have left. The act itself drops the mails.
 */
export async function takeRemindersBack(
  ctx: Ctx,
  { programme, partnership, event }: { programme: number; partnership: number; event: number },
): Promise<{ ok: true } | { ok: false; reason: 'left' }> {
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    const { rows } = await sql<{ person: number; sentAt: Date }>`
      delete from turn_reminder r using outbox, event e
      where e.programme_id = ${programme} and e.id = ${event} and outbox.programme_id = e.programme_id
        and outbox.bulk_item = e.bulk_item and outbox.kind = 'turn-reminder' and ${mayDo('undo')}
        and r.programme_id = outbox.programme_id and r.id = (outbox.data ->> 'reminder')::bigint
        and r.partnership_id = ${partnership}
      returning r.person_id as person, r.sent_at as "sentAt"`.execute(ctx.db);
    if (rows.length === 0) return { ok: false, reason: 'left' };
    for (const { person, sentAt } of rows)
      await ctx.db
        .updateTable('membership')
        .set({ rests_at: null })
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', partnership)
        .where('person_id', '=', person)
        .where('rests_at', '=', sentAt)
        .execute();
    await lookSoon(ctx, { programme, partnership });
    return { ok: true };
  });
}
