import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { changeStates } from '../../applications/index.ts';
import { record } from '../../log/index.ts';
import { whenDue } from '../../programmes/index.ts';
import { ENDING_SOON_DAYS } from '../rules.ts';
import { anyOf } from '../../../db/anyOf.ts';

const timetable = { kind: 'timetable' } as const;

/** A week before a round ends, tells each member of a partnership, once. */
export async function tellEndingSoon(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const soon = new Date(now.getTime() + ENDING_SOON_DAYS * 86_400_000);
  // Looked up round by round: for an `exists`, which is joined, all partnerships of all programmes may be read.
  const { rows } = await sql<{ programme: number; round: number }>`
    select d.programme_id as programme, d.round_id as round from round_date d
    where d.kind = 'ends' and d.due_at > ${now} and d.due_at <= ${soon} and (
      select true from partnership p where p.programme_id = d.programme_id and p.round_id = d.round_id
        and p.state <> 'ended' and p.ending_told_at is null limit 1)
    order by d.due_at, d.programme_id, d.round_id`.execute(ctx.db);
  for (const { programme, round } of whileTime(ctx, rows))
    await inTransaction(ctx, async (ctx) => {
      const told = await ctx.db
        .updateTable('partnership')
        .set({ ending_told_at: now })
        .where('programme_id', '=', programme)
        .where('round_id', '=', round)
        .where('state', '<>', 'ended')
        .where('ending_told_at', 'is', null)
        .returning('id')
        .execute();
      const members = await ctx.db
        .selectFrom('membership')
        .select(['partnership_id', 'person_id'])
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', anyOf(told.map(({ id }) => id)))
        .where('left_at', 'is', null)
        .orderBy('partnership_id')
        .execute();
      await mail(ctx, programme, 'ending-soon', members);
    });
}

/**
 * At a round's end its partnerships end. Everybody is finished with it: who was in one gets a farewell, who had none or waited for
 * another hears that the search is over, why, and what comes next.
 */
export async function endRounds(ctx: Ctx): Promise<void> {
  await whenDue(ctx, 'ends', endRound);
}

async function endRound(ctx: Ctx, { programme, round }: { programme: number; round: number }): Promise<void> {
  const now = ctx.clock.now();
  const ended = await ctx.db
    .updateTable('partnership')
    .set({ state: 'ended', state_at: now, ended_at: now, end_reason: 'round-over' })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', '<>', 'ended')
    .returning('id')
    .execute();
  const members = await ctx.db
    .updateTable('membership')
    .set({ left_at: now })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('left_at', 'is', null)
    .returning(['partnership_id', 'person_id'])
    .execute();
  const applications = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id', 'state'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', 'in', ['confirmed', 'waiting', 'matched'])
    .orderBy('id')
    .execute();
  const own = applications.map(({ id }) => id);
  await changeStates(ctx, { programme, actor: timetable, applications: own, to: 'finished' });
  await record(ctx, {
    programme,
    actor: timetable,
    kind: 'round-ended',
    subject: ['round', round],
    round,
    data: { count: ended.length },
  });
  await mail(ctx, programme, 'farewell', members);
  await ctx.mailer.queue(
    ctx,
    applications
      .filter(({ state }) => state !== 'matched')
      .map(({ id, person_id: person }) => ({
        programme,
        kind: 'round-over' as const,
        occasion: `application:${id}`,
        person,
        data: { application: id },
      })),
  );
}

async function mail(
  ctx: Ctx,
  programme: number,
  kind: 'ending-soon' | 'farewell',
  members: readonly { partnership_id: number; person_id: number }[],
): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    members.map(({ partnership_id: partnership, person_id: person }) => ({
      programme,
      kind,
      occasion: `partnership:${partnership}`,
      person,
      data: { partnership },
    })),
  );
}
