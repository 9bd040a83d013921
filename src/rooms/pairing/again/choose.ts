import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { proposalsHolding } from '../proposals/queries.ts';
import { deleteProposals } from '../proposals/writeProposals.ts';

/** The choices of somebody without a partner: wait for the next run, or skip this round and be matched in the next one. */
export const WAITING_CHOICES = ['wait', 'next'] as const;
export type WaitingChoice = (typeof WAITING_CHOICES)[number];

/** Notes what somebody who waits would like. The choice holds for this time of waiting, and they can change it whenever they like. */
export async function chooseWaiting(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; choice: WaitingChoice },
): Promise<{ ok: true } | { ok: false; reason: 'state' }> {
  const { programme, actor, application, choice } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('application')
      .select(['state', 'state_at', 'round_id'])
      .where('programme_id', '=', programme)
      .where('id', '=', application)
      .forUpdate()
      .executeTakeFirst();
    if (row?.state !== 'waiting') return { ok: false, reason: 'state' };
    const { rows } = await sql`
      insert into again_wait (programme_id, application_id, round_id, since, choice)
      select programme_id, id, round_id, state_at, ${choice} from application
      where programme_id = ${programme} and id = ${application}
      on conflict (programme_id, application_id) do update set choice = excluded.choice,
        told = case when again_wait.since = excluded.since then again_wait.told end, since = excluded.since
      where again_wait.since <> excluded.since or again_wait.choice is distinct from excluded.choice
      returning choice`.execute(ctx.db);
    if (rows.length === 0) return { ok: true };
    if (choice === 'next') {
      const held = await proposalsHolding(ctx, programme, [application]);
      await deleteProposals(
        ctx,
        programme,
        held.map(({ id }) => id),
      );
    }
    await record(ctx, {
      programme,
      actor,
      kind: 'waiting-chosen',
      subject: ['application', application],
      round: row.round_id,
      data: { choice },
    });
    return { ok: true };
  });
}
