import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { phaseOf, questionsOf, roundById } from '../programmes/index.ts';
import type { AnswerValue, Question, StepErrors } from '../forms/index.ts';
import { readAnswer } from './answers.ts';
import { fillZone } from '../forms/index.ts';
import { leaveOldZone } from './leaveOldZone.ts';
import { applicationById } from './queries.ts';
import { EDITABLE } from './rules.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writePerson } from './writePerson.ts';

/**
 * Saves one step of an application as it was typed. What can stand is kept even when other answers cannot; an answer left
 * empty is no error when `leniently` (one goes back, or on without finishing). Once sent in, all or nothing.
 */
export async function saveStep(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    application: number;
    step: number;
    form: URLSearchParams;
    leniently: boolean;
  },
): Promise<
  { ok: true } | { ok: false; reason: 'closed' } | { ok: false; reason: 'answers'; errors: StepErrors[] }
> {
  const { programme, form } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, input.application);
    if (!application || !EDITABLE.includes(application.state)) return { ok: false, reason: 'closed' };
    const round = await roundById(ctx, programme, application.round_id);
    if (phaseOf(round, ctx.clock.now()) !== 'open') return { ok: false, reason: 'closed' };
    const steps = await questionsOf(ctx, programme, round.id);
    const all = steps.flatMap((step) => step.questions);
    const asked = all.filter(({ step }) => step === input.step);
    const errors: StepErrors[] = [];
    const answers: { question: Question; value: AnswerValue | null }[] = [];
    for (const question of asked) {
      const read = readAnswer(question, form, all);
      if (read.ok) answers.push({ question, value: read.value });
      else if (!(input.leniently && read.reason === 'required'))
        errors.push({ question, reason: read.reason });
    }
    const isDraft = application.state === 'draft';
    const left = await leaveOldZone(ctx, { programme, application: application.id, asked, answers });
    if (left?.required && !(input.leniently && isDraft) && !errors.some(({ question }) => question === left))
      errors.push({ question: left, reason: 'required' });
    fillZone(asked, answers, errors, ctx.clock.now());
    if (isDraft || errors.length === 0) {
      await writeAnswers(ctx, {
        programme,
        application: application.id,
        person: application.person_id,
        answers,
      });
      await writePerson(ctx, { programme, application: application.id });
    }
    return errors.length > 0 ? { ok: false, reason: 'answers', errors } : { ok: true };
  });
}
