import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeMatter } from '../../matters/index.ts';

/**
 * Closes matters that are settled. "Somebody needs another partner" closes once nobody of that partnership waits any more, or its round is
 * over. "A partner does not answer" and "a pair is silent" close once the partnership has ended.
 */
export async function closeDoneMatters(ctx: Ctx): Promise<void> {
  await closeLeftPartnership(ctx);
  await closePartnerSilent(ctx);
}

async function closePartnerSilent(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('matter')
    .innerJoin('partnership', (join) =>
      join
        .onRef('partnership.programme_id', '=', 'matter.programme_id')
        .onRef('partnership.id', '=', 'matter.subject_id'),
    )
    .select(['matter.programme_id as programme', 'subject_id as partnership', 'kind'])
    .where('kind', 'in', ['partner-silent', 'pair-silent'])
    .where('subject_kind', '=', 'partnership')
    .where('closed_at', 'is', null)
    .where('partnership.state', '=', 'ended')
    .execute();
  for (const { programme, partnership, kind } of whileTime(ctx, rows))
    await closeMatter(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: kind === 'pair-silent' ? kind : 'partner-silent',
      subject: ['partnership', partnership],
    });
}

async function closeLeftPartnership(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; partnership: number }>`
    select m.programme_id as programme, m.subject_id as partnership
    from matter m
    where m.kind = 'left-partnership' and m.subject_kind = 'partnership' and m.closed_at is null
      and (
        not exists (
          select 1 from membership own
          join application a on a.programme_id = own.programme_id and a.round_id = own.round_id and a.person_id = own.person_id
          where own.programme_id = m.programme_id and own.partnership_id = m.subject_id and a.state = 'waiting')
        or exists (
          select 1 from round_date ends
          where ends.programme_id = m.programme_id and ends.round_id = m.round_id and ends.kind = 'ends'
            and ends.due_at <= ${ctx.clock.now()})
      )`.execute(ctx.db);
  for (const { programme, partnership } of whileTime(ctx, rows))
    await closeMatter(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'left-partnership',
      subject: ['partnership', partnership],
    });
}
