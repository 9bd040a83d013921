import { defaultForm } from '../../../../sample/form.ts';
import {
  addQuestion,
  changeQuestion,
  formOf,
  moveQuestion,
  questionOf,
  questionsTakenOut,
  removeQuestion,
  restoreQuestion,
} from '../../../rooms/programmes/index.ts';
import { ADDED_ROLES } from '../../../rooms/forms/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { AddedRole, Question, QuestionType } from '../../../rooms/forms/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { coordinators, get, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import type { Messages } from '../../frame/problems.ts';
import { blank, draftOf, questionMessages, typedFrom, typedOf } from './typedQuestion.ts';
import type { Typed } from './typedQuestion.ts';
import { OWN_TYPES } from './list.tsx';
import { previewPage } from './preview.tsx';
import { saveStep, stepPage } from './step.tsx';
import { formPath, editor, edit } from './editor.tsx';

const FORM = '/workbench/rounds/:number/form';

export const formRoutes: Route[] = unseen([
  get(FORM, coordinators, inRound(editor)),
  get(`${FORM}/preview`, coordinators, inRound(previewPage)),
  get(
    `${FORM}/new`,
    coordinators,
    inRound(async (visit, round) => {
      const query = visit.url.searchParams;
      const kind = kindOf(query.get('type'));
      const step = (await formOf(visit.ctx, visit.programme.id, round.id)).find(
        (one) => String(one.step) === query.get('step'),
      );
      return kind && step
        ? edit(visit, round, { ...kind, step: step.step }, kind.typed ?? blank)
        : visit.notFound();
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
      const typed = typedFrom(form, visit.programme.locales);
      if (form.get('add')) return edit(visit, round, { ...kind, step }, typed);
      const done = await addQuestion(visit.ctx, {
        ...actOn(visit, round),
        step,
        type,
        role,
        text: draftOf(typed),
      });
      if (done.ok) return visit.redirect(formPath(visit, round), 'saved');
      if (done.reason !== 'question')
        return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return edit(visit, round, { ...kind, step }, typed, messagesOf(visit, done.problems));
    }),
  ),
  get(
    `${FORM}/questions/:question`,
    coordinators,
    inQuestion((visit, round, question) => edit(visit, round, { question }, typedOf(question))),
  ),
  post(
    `${FORM}/questions/:question`,
    coordinators,
    inQuestion(async (visit, round, question) => {
      const form = await visit.form();
      const typed = typedFrom(form, visit.programme.locales, typedOf(question));
      if (form.get('add')) return edit(visit, round, { question }, typed);
      const done = await changeQuestion(visit.ctx, {
        ...actOn(visit, round),
        question: question.id,
        text: draftOf(typed),
      });
      if (done.ok) return visit.redirect(formPath(visit, round), 'saved');
      if (done.reason !== 'question')
        return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return edit(visit, round, { question }, typed, messagesOf(visit, done.problems));
    }),
  ),
  post(
    `${FORM}/questions/:question/position`,
    coordinators,
    inQuestion(async (visit, round, question) => {
      const to = (await visit.form()).get('to') === 'up' ? 'up' : 'down';
      const done = await moveQuestion(visit.ctx, { ...actOn(visit, round), question: question.id, to });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return visit.redirect(formPath(visit, round), 'saved');
    }),
  ),
  post(
    `${FORM}/questions/:question/removal`,
    coordinators,
    inQuestion(async (visit, round, question) => {
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
      return visit.redirect(formPath(visit, round), 'saved');
    }),
  ),
  get(`${FORM}/steps/:step`, coordinators, inStep(stepPage)),
  post(`${FORM}/steps/:step`, coordinators, inStep(saveStep)),
]);

function inQuestion(
  handle: (visit: ProgrammeVisit, round: Round, question: Question) => Promise<Response> | Response,
): Route['handle'] {
  return inRound(async (visit, round) => {
    const id = visit.id('question');
    const question = id === null ? null : await questionOf(visit.ctx, visit.programme.id, round.id, id);
    return question ? handle(visit, round, question) : visit.notFound();
  });
}

function inStep(handle: typeof saveStep | typeof stepPage): Route['handle'] {
  return inRound(async (visit, round) => {
    const steps = await formOf(visit.ctx, visit.programme.id, round.id);
    const step = steps.find((one) => one.step === visit.id('step'));
    return step ? handle(visit, round, step) : visit.notFound();
  });
}

export interface Kind {
  type: QuestionType;
  role: AddedRole | null;
  /** The first words of such a question. */
  typed?: Typed;
}

/** A kind of question that an editor can add: a type of the programme's own, or what the matcher reads by its role. */
function kindOf(name: string | null): Kind | null {
  const type = OWN_TYPES.find((one) => one === name);
  if (type) return { type, role: null };
  const role = ADDED_ROLES.find((one) => one === name);
  const usual = defaultForm.questions.find((question) => question.role === role);
  if (!role || !usual) return null;
  const { label, help = {}, maxLength = null } = usual;
  return { type: usual.type, role, typed: typedOf({ ...usual, label, help, maxLength, options: [] }) };
}

const messagesOf = (visit: ProgrammeVisit, problems: Parameters<typeof questionMessages>[0]): Messages =>
  questionMessages(problems, visit.view.t, visit.programme.source_locale);
