import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { tellAppealAgain } from './tellAppealAgain.ts';
import { tellReaders } from './tellReaders.ts';

/** Days that a concern may wait for a decision, and an appeal for an answer, before their readers are mailed again. */
const UNDECIDED_DAYS = 3;

/** Mails the readers of a concern, or of an appeal, again when it has waited some days; once for each time it is opened. */
export async function pressUndecided(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - UNDECIDED_DAYS * 86_400_000);
  const { rows: concerns } = await sql<{ programme: number; concern: number; undecided: number }>`
    select m.programme_id as programme, m.subject_id as concern, m.id as undecided from matter m
    join concern c on c.programme_id = m.programme_id and c.id = m.subject_id
    where m.kind = 'concern' and m.subject_kind = 'concern' and m.closed_at is null and m.since <= ${before}
      and c.handled_at is null
      -- Each by its key: by a not exists all such mails may be read for each concern.
      and (select o.id from outbox o where o.programme_id = m.programme_id and o.kind = 'concern-raised'
        and o.occasion = 'concern:' || c.id || '/undecided:' || m.id limit 1) is null`.execute(ctx.db);
  for (const found of whileTime(ctx, concerns)) await inTransaction(ctx, (ctx) => tellReaders(ctx, found));
  const { rows: appeals } = await sql<{ programme: number; appeal: number }>`
    select w.programme_id as programme, w.id as appeal from concern_appeal w
    where w.answered_at is null and w.raised_at <= ${before}
      and (select o.id from outbox o where o.programme_id = w.programme_id and o.kind = 'appeal-raised'
        and o.occasion = 'appeal:' || w.id || '/again' limit 1) is null`.execute(ctx.db);
  for (const found of whileTime(ctx, appeals)) await inTransaction(ctx, (ctx) => tellAppealAgain(ctx, found));
}
