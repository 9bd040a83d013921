import { addStep, formOf, moveStep, removeStep } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { headingVersion } from '../../../rooms/forms/index.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import { actOn, inRound } from '../../frame/inRound.ts';
import { readTexts } from '../../frame/problems.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { stepAnchor } from './askedStep.tsx';
import { editor, formPath } from './editor.tsx';
import { saveStep, stepPage } from './step.tsx';

const FORM = '/workbench/rounds/:number/form';
const NEW = { step: null, title: {}, help: {} };

export const stepRoutes: Route[] = [
  get(
    `${FORM}/new-step`,
    coordinators,
    inRound((visit, round) => stepPage(visit, round, NEW)),
  ),
  post(
    `${FORM}/steps`,
    coordinators,
    inRound(async (visit, round) => {
      const form = await visit.form();
      const { locales } = visit.programme;
      const words = { title: readTexts(form, 'title', locales), help: readTexts(form, 'help', locales) };
      const done = await addStep(visit.ctx, { ...actOn(visit, round), ...words });
      if (done.ok) return backAt(visit, round, done.step);
      const message = visit.view.t(`questions.refused.${done.reason}`);
      return stepPage(visit, round, { ...words, step: null }, { message });
    }),
  ),
  get(
    `${FORM}/steps/:step`,
    coordinators,
    inStep((visit, round, step) => stepPage(visit, round, step)),
  ),
  post(`${FORM}/steps/:step`, coordinators, inStep(saveStep)),
  post(
    `${FORM}/steps/:step/position`,
    coordinators,
    inSameStep(async (visit, round, { step }, form) => {
      const to = form.get('to') === 'up' ? 'up' : 'down';
      const done = await moveStep(visit.ctx, { ...actOn(visit, round), step, to });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return backAt(visit, round, done.step);
    }),
  ),
  post(
    `${FORM}/steps/:step/removal`,
    coordinators,
    inSameStep(async (visit, round, { step }) => {
      const done = await removeStep(visit.ctx, { ...actOn(visit, round), step });
      if (!done.ok) return editor(visit, round, visit.view.t(`questions.refused.${done.reason}`));
      return visit.redirect(formPath(visit, round), 'saved');
    }),
  ),
];

const backAt = (visit: ProgrammeVisit, round: Round, step: number): Response =>
  visit.redirect(`${formPath(visit, round)}#${stepAnchor(step)}`, 'saved');

function inStep(
  handle: (visit: ProgrammeVisit, round: Round, step: FormStep) => Promise<Response> | Response,
): Route['handle'] {
  return inRound(async (visit, round) => {
    const steps = await formOf(visit.ctx, visit.programme.id, round.id);
    const step = steps.find((one) => one.step === visit.id('step'));
    return step ? handle(visit, round, step) : visit.notFound();
  });
}

/**
 * A handler that refuses an act on another step than its page showed: steps get new numbers when one moves, so an older page may name the
 * wrong one.
 */
function inSameStep(
  handle: (visit: ProgrammeVisit, round: Round, step: FormStep, form: URLSearchParams) => Promise<Response>,
): Route['handle'] {
  return inStep(async (visit, round, step) => {
    const form = await visit.form();
    if ((form.get('base') ?? headingVersion(step)) !== headingVersion(step))
      return editor(visit, round, visit.view.t('questions.refused.changed-since'));
    return handle(visit, round, step, form);
  });
}
