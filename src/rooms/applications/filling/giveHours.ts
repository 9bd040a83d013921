import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkAnswers } from '../../forms/index.ts';
import type { Question } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { applicationTo } from '../queries.ts';
import { writeAnswers } from './writeAnswers.ts';

/** The question of a round's form for the hours in which one can meet; null when the form does not ask for them. */
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
 * Changes somebody's hours to meet while they have a partner. Their other answers stay as they were for the matching. `hours` are the half
 * hours of a week in the form of `givenHours`; none at all removes them, unless the form requires them.
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
