import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkAnswers, fillZone, leaveOldZone } from '../../forms/index.ts';
import type { AnswerProblem } from '../../forms/index.ts';
import { phaseOf, questionsOf, roundById } from '../../programmes/index.ts';
import { answersOf, applicationById } from '../queries.ts';
import { EDITABLE } from '../rules.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writePerson } from './writePerson.ts';

/** Typed answers to some questions of an application, by question, in the shape of stored values but unchecked. */
export interface GivenAnswers {
  programme: number;
  actor: Actor;
  application: number;
  given: ReadonlyMap<number, unknown>;
}

/**
 * Saves the questions of one page of an application; questions that are not among the `given` keep their answers. Valid answers are kept
 * even if others are invalid. With `leniently` an empty answer is no error (the person goes back, or on without finishing). Once the
 * application is sent in: all or nothing.
 */
export async function saveStep(
  ctx: Ctx,
  input: GivenAnswers & { leniently: boolean },
): Promise<
  { ok: true } | { ok: false; reason: 'closed' } | { ok: false; reason: 'answers'; problems: AnswerProblem[] }
> {
  const { programme, leniently } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, input.application);
    if (!application || !EDITABLE.includes(application.state)) return { ok: false, reason: 'closed' };
    const round = await roundById(ctx, programme, application.round_id);
    if (phaseOf(round, ctx.clock.now()) !== 'open') return { ok: false, reason: 'closed' };
    const all = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
    const asked = all.filter(({ id }) => input.given.has(id));
    const { answers, problems } = checkAnswers(asked, input.given, { all, leniently });
    const isDraft = application.state === 'draft';
    const left = leaveOldZone(asked, answers, await answersOf(ctx, programme, application.id));
    if (left?.required && !(leniently && isDraft) && !problems.some(({ question }) => question === left))
      problems.push({ question: left, reason: 'required' });
    fillZone(asked, answers, problems, ctx.clock.now());
    if (isDraft || problems.length === 0) {
      await writeAnswers(ctx, {
        programme,
        application: application.id,
        person: application.person_id,
        answers,
      });
      await writePerson(ctx, { programme, application: application.id });
    }
    return problems.length > 0 ? { ok: false, reason: 'answers', problems } : { ok: true };
  });
}
