import { defaultPolicy } from '#matching';
import type { Policy } from '#matching';
import { json } from '../../../db/json.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { checkDates } from '../dates/checkDates.ts';
import type { DateProblems, RoundDates } from '../dates/checkDates.ts';
import { loadForm } from '../questions/formOfRound.ts';
import type { FormDraft } from '../../forms/index.ts';
import { DATE_KINDS, roundById } from './rounds.ts';
import type { Round } from './rounds.ts';

export type RoundRefusal =
  | { ok: false; reason: 'dates'; problems: DateProblems }
  | { ok: false; reason: 'rhythm' };

/** Plans a round that only volunteers see until it is published. */
export async function createRound(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    label: Texts;
    dates: RoundDates;
    /** Days between two topics, 1 to 60. */
    rhythmDays: number;
    /** The form for its applicants; without one it asks nothing yet. */
    form?: FormDraft;
  },
): Promise<{ ok: true; round: Round } | RoundRefusal> {
  const { programme, actor, form } = input;
  const refusal = checkPlan(input);
  if (refusal) return refusal;
  return inTransaction(ctx, async (ctx) => {
    const id = await insertRound(ctx, { ...input, policy: defaultPolicy() });
    if (form) await loadForm(ctx, programme, id, form);
    await record(ctx, { programme, actor, kind: 'round-created', subject: ['round', id], round: id });
    return { ok: true, round: await roundById(ctx, programme, id) };
  });
}

/** Why a plan is refused, or null. */
export function checkPlan(plan: { dates: RoundDates; rhythmDays: number }): RoundRefusal | null {
  const problems = checkDates(plan.dates);
  if (Object.keys(problems).length > 0) return { ok: false, reason: 'dates', problems };
  if (!Number.isInteger(plan.rhythmDays) || plan.rhythmDays < 1 || plan.rhythmDays > 60)
    return { ok: false, reason: 'rhythm' };
  return null;
}

/** Inserts a round with the next number of its programme. The programme's row is locked, so that no two rounds get the same number. */
export async function insertRound(
  ctx: Ctx,
  plan: {
    programme: number;
    label: Texts;
    dates: RoundDates;
    rhythmDays: number;
    policy: Policy;
    copiedFrom?: number;
  },
): Promise<number> {
  await ctx.db
    .selectFrom('programme')
    .select('id')
    .where('id', '=', plan.programme)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { last } = await ctx.db
    .selectFrom('round')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.val(0)).as('last'))
    .where('programme_id', '=', plan.programme)
    .executeTakeFirstOrThrow();
  const { id } = await ctx.db
    .insertInto('round')
    .values({
      programme_id: plan.programme,
      number: last + 1,
      label: json(plan.label),
      rhythm_days: plan.rhythmDays,
      policy: json(plan.policy),
      copied_from: plan.copiedFrom ?? null,
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('round_date')
    .values(
      DATE_KINDS.map((kind) => ({
        programme_id: plan.programme,
        round_id: id,
        kind,
        wall: plan.dates[kind].wall,
        zone: plan.dates[kind].zone,
        due_at: wallToInstant(plan.dates[kind].wall, plan.dates[kind].zone),
      })),
    )
    .execute();
  return id;
}
