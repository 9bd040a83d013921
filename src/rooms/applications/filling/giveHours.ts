import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkAnswers } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { applicationTo } from '../queries.ts';
import { writeAnswers } from './writeAnswers.ts';

/** The question of a round's form for the hours one can meet; null where it asks for none. */
export async function hoursQuestion(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
): Promise<Question | null> {
  const all = (await questionsOf(ctx, programme, round)).flatMap((step) => step.questions);
  return all.find(isForHours) ?? null;
}

export const isForHours = ({ role, type }: Pick<Question, 'role' | 'type'>): boolean =>
  role === 'hours' && type === 'hours';

/**
 * Changes the hours somebody gave, while they have a partner; their other answers stay as the round was matched by them. `hours` are the half
 * hours of a week, as `givenHours` says them; none at all takes them back, unless the form needs them.
 */
export async function giveHours(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; person: number; hours: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'required' }> {
  const { programme, round, person, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationTo(ctx, programme, round, person);
    const question = await hoursQuestion(ctx, programme, round);
    if (application?.state !== 'matched' || !question) return { ok: false, reason: 'unknown' };
    const given = new Map([[question.id, input.hours]]);
    const { answers, problems } = checkAnswers([question], given, { all: [question], leniently: false });
    if (problems.length > 0) return { ok: false, reason: 'required' };
    await writeAnswers(ctx, { programme, application: application.id, person, answers });
    await record(ctx, {
      programme,
      actor,
      kind: 'application-hours-given',
      subject: ['application', application.id],
      round,
    });
    return { ok: true };
  });
}
