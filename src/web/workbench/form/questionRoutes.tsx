import {
  addQuestion,
  formOf,
  moveQuestion,
  questionOf,
  questionsTakenOut,
  removeQuestion,
  restoreQuestion,
} from '../../../rooms/programmes/index.ts';
import type { Question, QuestionGoal } from '../../../rooms/forms/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { draftOf, typedOf } from './typedQuestion.ts';
import { backAt, saveQuestion, messagesOf, readQuestion } from './change.tsx';
import { kindOf } from './kind.ts';
import { saveMatching } from './matchForm.tsx';
import { removalPage } from './removal.tsx';
import { formPath, editor, edit, answersTouched } from './editor.tsx';

const FORM = '/workbench/rounds/:number/form';

export const questionRoutes: Route[] = [
  get(
    `${FORM}/new`,
    coordinators,
    inRound(async (visit, round) => {
      const query = visit.url.searchParams;
      const kind = kindOf(query.get('type'));
      const step = (await formOf(visit.ctx, visit.programme.id, round.id)).find(
        (one) => String(one.step) === query.get('step'),
      );
      return kind && step ? edit(visit, round, { ...kind, step: step.step }, kind.typed) : visit.notFound();
    }),
  ),
  post(
    `${FORM}/questions`,
    coordinators,
    inRound(async (visit, round) => {
      const form = await visit.form();
      const kind = kindOf(form.get('type'));
      const step = Number(form.get('step'));
      if (!kind || !Number.isSafeInteger(step)) return visit.notFound();
      const { type, role } = kind;
      const read = readQuestion(visit, form);
      const of = { ...kind, step };
      if (read.isUnfinished) return edit(visit, round, of, read.typed, read.more);
      const text = draftOf(read.typed);
      const done = await addQuestion(visit.ctx, { ...actOn(visit, round), step, type, role, text });
      if (done.ok) return backAt(visit, round, done.question);
      if (done.reason !== 'question')
        return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return edit(visit, round, of, read.typed, { messages: messagesOf(visit, done.problems) });
    }),
  ),
  get(
    `${FORM}/questions/:question`,
    coordinators,
    inQuestion((visit, round, question) => edit(visit, round, { question }, typedOf(question))),
  ),
  post(`${FORM}/questions/:question`, coordinators, inQuestion(saveQuestion)),
  post(
    `${FORM}/questions/:question/matching`,
    coordinators,
    inQuestion(async (visit, round, question) => {
      const done = await saveMatching(visit, round, question);
      if (done === true) return backAt(visit, round, question.id);
      return edit(visit, round, { question }, typedOf(question), { matchError: done });
    }),
  ),
  post(
    `${FORM}/questions/:question/position`,
    coordinators,
    inQuestion(async (visit, round, question) => {
      const to = goalOf((await visit.form()).get('to'));
      const done = await moveQuestion(visit.ctx, { ...actOn(visit, round), question: question.id, to });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return backAt(visit, round, question.id);
    }),
  ),
  post(
    `${FORM}/questions/:question/removal`,
    coordinators,
    inQuestion(async (visit, round, question) => {
      const agreed = (await visit.form()).get('agreed');
      const answers = await answersTouched(visit, round, question, typedOf(question));
      if (answers.all > 0 && agreed !== String(answers.all))
        return removalPage(visit, round, question, answers);
      const done = await removeQuestion(visit.ctx, { ...actOn(visit, round), question: question.id });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return visit.redirect(formPath(visit, round), 'saved');
    }),
  ),
  post(
    `${FORM}/questions/:question/return`,
    coordinators,
    inRound(async (visit, round) => {
      const out = (await questionsTakenOut(visit.ctx, visit.programme.id, round.id)).find(
        (question) => question.id === visit.id('question'),
      );
      if (!out) return visit.notFound();
      const { id: question, place } = out;
      const done = await restoreQuestion(visit.ctx, { ...actOn(visit, round), question, place });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return backAt(visit, round, question);
    }),
  ),
];

/**
 * Reads a goal: `up`, `down`, or a step and the question in it that will come next. `2:17` means before question 17 of step 2, `2:` the
 * step's end.
 */
function goalOf(to: string | null): QuestionGoal {
  const [, step, before] = /^(\d{1,6}):(\d{0,15})$/.exec(to ?? '') ?? [];
  if (step === undefined) return to === 'up' ? 'up' : 'down';
  return { step: Number(step), before: before ? Number(before) : null };
}

function inQuestion(
  handle: (visit: ProgrammeVisit, round: Round, question: Question) => Promise<Response> | Response,
): Route['handle'] {
  return inRound(async (visit, round) => {
    const id = visit.id('question');
    const question = id === null ? null : await questionOf(visit.ctx, visit.programme.id, round.id, id);
    return question ? handle(visit, round, question) : visit.notFound();
  });
}
