import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { isOpen, speakingHomes } from '../homes.ts';
import { spreadAnswer } from './spread.ts';

/** A checksum of what is sent of an answer: another one means that its words were changed. */
const MARK = sql<string>`md5(row(c.name, c.html)::text)`;

/** Sends a comment to the person on another server whom it answers, since its writer chose so. It goes as soon as it is public here. */
export async function sendAnswer(
  ctx: Ctx,
  { programme, comment, person }: { programme: number; comment: number; person: number },
): Promise<void> {
  // Only if the comment answers somebody elsewhere and this person wrote it.
  await sql`
    insert into network_answer (programme_id, comment_id, person_id, asked_at)
    select c.programme_id, c.id, c.author_id, ${ctx.clock.now()}::timestamptz from comment c
    join network_reply r on r.programme_id = c.programme_id and r.comment_id = c.parent_id
    where c.programme_id = ${programme} and c.id = ${comment} and c.author_id = ${person}
    on conflict do nothing`.execute(ctx.db);
}

/**
 * Duty: sends answers that their writers want to send elsewhere when they are public here, then their changes. Sends their end when they
 * are hidden or taken back, or their writer is erased, also while the programme is switched off. When the programme is archived or parts
 * for good, sends the end of all answers.
 */
export async function planAnswers(ctx: Ctx): Promise<void> {
  for (const home of whileTime(ctx, await speakingHomes(ctx))) {
    const { programme } = home;
    const isOver = home.endedAt !== null || programme.archived_at !== null;
    const { rows } = await sql<{
      id: number;
      mark: string;
      version: number;
      to: 'create' | 'update' | 'delete';
    }>`
      select * from (
        select a.id, ${MARK} as mark, a.version, case
          when a.sent_at is not null and (c.state <> 'shown' or a.person_id is null or ${isOver}::boolean) then 'delete'
          when not ${isOpen(home)}::boolean then null
          when a.sent_at is null and c.state = 'shown' and a.person_id is not null then 'create'
          when a.sent_at is not null and a.mark <> ${MARK} then 'update' end as "to"
        from network_answer a join comment c on c.programme_id = a.programme_id and c.id = a.comment_id
        where a.programme_id = ${programme.id} and a.gone_at is null) live
      where "to" is not null order by id limit 50`.execute(ctx.db);
    for (const { id, mark, version, to } of whileTime(ctx, rows))
      await inTransaction(ctx, async (ctx) => {
        const now = ctx.clock.now();
        const next = to === 'update' ? version + 1 : version;
        await ctx.db
          .updateTable('network_answer')
          .set({
            mark,
            version: next,
            ...(to === 'create' ? { sent_at: now } : {}),
            ...(to === 'delete' ? { gone_at: now } : {}),
          })
          .where('programme_id', '=', programme.id)
          .where('id', '=', id)
          .execute();
        await spreadAnswer(ctx, { programme: programme.id, answer: id, kind: to, version: next });
      });
  }
}
