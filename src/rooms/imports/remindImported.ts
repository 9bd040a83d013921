import { sql } from 'kysely';
import { hasTime, inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';

/** Days from the invitation after which a person who has not answered an import's invitation is reminded, once. */
const REMIND_DAYS = 10;
const BATCH = 500;

/** Duty: reminds imported people who have not looked at their application yet. Returns how many. */
export async function remindImported(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now();
  const before = new Date(now.getTime() - REMIND_DAYS * 86_400_000);
  for (let reminded = 0; ;) {
    const claimed = await inTransaction(ctx, async (ctx) => {
      const rows = await ctx.db
        .updateTable('application')
        .set({ import_reminded_at: now })
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('programme_id', 'id'),
            'in',
            selectFrom('application as due')
              .innerJoin('round_date as opens', (join) =>
                join
                  .onRef('opens.programme_id', '=', 'due.programme_id')
                  .onRef('opens.round_id', '=', 'due.round_id')
                  .on('opens.kind', '=', 'opens'),
              )
              .select(['due.programme_id', 'due.id'])
              .where('due.source', '=', 'import')
              .where('due.state', '=', 'draft')
              .where('due.import_reminded_at', 'is', null)
              .where('due.created_at', '<=', before)
              .where('opens.due_at', '<=', before)
              // People are not reminded of an invitation that they never got.
              .where(
                sql<boolean>`not exists (select from outbox where outbox.programme_id = due.programme_id
                  and outbox.person_id = due.person_id and outbox.kind = 'import-invitation'
                  and outbox.data->>'application' = due.id::text
                  and (outbox.state <> 'sent' or outbox.sent_at > ${before}))`,
              )
              .orderBy('due.id')
              .limit(BATCH)
              .forUpdate('due')
              .skipLocked()
              .$asTuple('programme_id', 'id'),
          ),
        )
        .returning(['programme_id', 'id', 'person_id'])
        .execute();
      await ctx.mailer.queue(
        ctx,
        rows.map((row) => ({
          programme: row.programme_id,
          kind: 'import-reminder',
          occasion: `application:${row.id}`,
          person: row.person_id,
          data: { application: row.id },
        })),
      );
      return rows.length;
    });
    reminded += claimed;
    if (claimed < BATCH || !hasTime(ctx)) return reminded;
  }
}
