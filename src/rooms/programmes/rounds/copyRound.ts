import { addDays } from '../../../lib/time/time.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { copyForm } from '../../forms/index.ts';
import { formOfRound } from '../questions/formOfRound.ts';
import { checkPlan, insertRound } from './createRound.ts';
import type { RoundRefusal } from './createRound.ts';
import { daysBetween } from '../dates/checkDates.ts';
import type { RoundDates } from '../dates/checkDates.ts';
import { DATE_KINDS, roundById } from './rounds.ts';
import type { Round } from './rounds.ts';

/**
 * The dates of a round moved by whole weeks, so that each keeps its weekday and its hour on the clock. The round opens in the first
 * possible week after the old one has ended, and not before tomorrow.
 */
export function shiftedDates(round: Pick<Round, 'dates'>, now: Date): RoundDates {
  const { opens, ends } = round.dates;
  const day = 86_400_000;
  const earliest = Math.max(ends.dueAt.getTime(), now.getTime() + day);
  const weeks = Math.max(1, Math.ceil((earliest - opens.dueAt.getTime()) / (7 * day)));
  return Object.fromEntries(
    DATE_KINDS.map((kind) => {
      const { wall, zone } = round.dates[kind];
      return [kind, { wall: addDays(wall, weeks * 7), zone }];
    }),
  ) as RoundDates;
}

/**
 * Plans a round as a copy of an earlier one: policy, form (the same versions of its questions) and topics, as many days after the
 * introduction as before. Label, dates and rhythm are those of the earlier round unless given; its dates are shifted.
 */
export async function copyRound(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    from: number;
    label?: Texts;
    dates?: RoundDates;
    rhythmDays?: number;
  },
): Promise<{ ok: true; round: Round } | RoundRefusal> {
  const { programme, actor } = input;
  const from = await roundById(ctx, programme, input.from);
  const plan = {
    label: input.label ?? from.label,
    dates: input.dates ?? shiftedDates(from, ctx.clock.now()),
    rhythmDays: input.rhythmDays ?? from.rhythm_days,
  };
  const refusal = checkPlan(plan);
  if (refusal) return refusal;
  return inTransaction(ctx, async (ctx) => {
    const id = await insertRound(ctx, { programme, ...plan, policy: from.policy, copiedFrom: from.id });
    await copyForm(ctx, formOfRound(programme, from.id), id);
    const days = daysBetween(from.dates.introduces.wall, plan.dates.introduces.wall);
    for (const { roundCopied } of ctx.brought.follows)
      await roundCopied?.(ctx, { programme, from: from.id, to: id, days });
    await record(ctx, {
      programme,
      actor,
      kind: 'round-copied',
      subject: ['round', id],
      round: id,
      data: { from: from.id },
    });
    return { ok: true, round: await roundById(ctx, programme, id) };
  });
}
