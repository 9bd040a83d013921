import { retitleStep } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading } from '../../../ui/index.ts';
import { readTexts, summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { actOn } from '../../frame/inRound.ts';
import { InLanguages } from './inLanguages.tsx';

/** The heading of a step and the words beneath, in each language. */
export function stepPage(
  visit: ProgrammeVisit,
  round: Round,
  step: Pick<FormStep, 'step' | 'title' | 'help'>,
  message?: string,
): Response {
  const { view, programme } = visit;
  const { t } = view;
  const base = visit.path(`/workbench/rounds/${round.number}/form`);
  const source = programme.source_locale;
  const messages = message ? { [`title.${source}`]: message } : {};
  const common = { messages, locales: programme.locales, source };
  return visit.page({
    title: t('questions.retitle'),
    status: message ? 422 : 200,
    workbench: 'rounds',
    body: (
      <>
        <Heading>{t('questions.retitle')}</Heading>
        <ErrorSummary errors={summary(messages)} />
        <Form action={`${base}/steps/${step.step}`}>
          <InLanguages name="title" texts={step.title} required {...common} />
          <InLanguages name="help" texts={step.help} long {...common} />
          <FormActions>
            <Button>{t('questions.save')}</Button>
            <a href={base}>{t('ui.back')}</a>
          </FormActions>
        </Form>
      </>
    ),
  });
}

export async function saveStep(visit: ProgrammeVisit, round: Round, step: FormStep): Promise<Response> {
  const { programme, view } = visit;
  const form = await visit.form();
  const words = {
    title: { ...step.title, ...readTexts(form, 'title', programme.locales) },
    help: { ...step.help, ...readTexts(form, 'help', programme.locales) },
  };
  const done = await retitleStep(visit.ctx, { ...actOn(visit, round), step: step.step, ...words });
  if (!done.ok)
    return stepPage(visit, round, { ...step, ...words }, view.t(`questions.refused.${done.reason}`));
  return visit.redirect(visit.path(`/workbench/rounds/${round.number}/form`), 'saved');
}
