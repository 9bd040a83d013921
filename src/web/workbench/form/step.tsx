import { pick } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { formOf, retitleStep } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { headingVersion } from '../../../rooms/forms/index.ts';
import type { FormStep } from '../../../rooms/forms/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  Notice,
  PostButton,
  useView,
} from '../../../ui/index.ts';
import { readTexts, summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { actOn } from '../../frame/inRound.ts';
import { InLanguages, StandsNow } from './inLanguages.tsx';
import { formPath } from './editor.tsx';

interface Words {
  title: Texts;
  help: Texts;
}

/** The page for a step's heading and the words below it, in each language. A new step has no number. */
export async function stepPage(
  visit: ProgrammeVisit,
  round: Round,
  step: Words & { step: number | null },
  { message, now, base }: { message?: string; now?: Words; base?: string } = {},
): Promise<Response> {
  const { ctx, view, programme } = visit;
  const { t } = view;
  const back = formPath(visit, round);
  const source = programme.source_locale;
  const messages = message ? { [`title.${source}`]: message } : {};
  const common = { messages, locales: programme.locales, source };
  const title = t(step.step === null ? 'questions.step-add' : 'questions.retitle');
  const hidden = step.step === null ? {} : { base: base ?? headingVersion(now ?? step) };
  return visit.page({
    title,
    status: message || now ? 422 : 200,
    workbench: 'rounds',
    sheet: 'setup',
    body: (
      <>
        <Heading>{title}</Heading>
        <ErrorSummary errors={summary(messages)} />
        {now ? (
          <Notice kind="trouble" title={t('questions.step-overtaken')}>
            <StandsNow texts={now.title} locales={programme.locales} />
            <StandsNow texts={now.help} locales={programme.locales} />
          </Notice>
        ) : null}
        <Form action={step.step === null ? `${back}/steps` : `${back}/steps/${step.step}`} hidden={hidden}>
          <InLanguages
            name="title"
            label={t('questions.title-field')}
            texts={step.title}
            required
            {...common}
          />
          <InLanguages name="help" label={t('questions.help')} texts={step.help} long {...common} />
          <FormActions>
            <Button>{t('questions.save')}</Button>
            <a href={back}>{t('ui.back')}</a>
          </FormActions>
        </Form>
        {step.step === null ? null : (
          <RemoveStep
            step={step.step}
            steps={await formOf(ctx, programme.id, round.id)}
            action={`${back}/steps/${step.step}/removal`}
            base={headingVersion(now ?? step)}
            source={source}
          />
        )}
      </>
    ),
  });
}

/** The button that removes a step, with a choice of where its questions go; nothing for the only step. */
function RemoveStep(props: {
  step: number;
  steps: readonly FormStep[];
  action: string;
  base: string;
  source: string;
}) {
  const { t, lang } = useView();
  const { steps, step } = props;
  const beside = steps[step === 1 ? 1 : step - 2];
  const count = steps[step - 1]?.questions.length ?? 0;
  if (!beside) return null;
  return (
    <section>
      <h2>{t('questions.step-remove-title')}</h2>
      {count > 0 ? (
        <p>{t('questions.step-remove-lead', { count, step: pick(beside.title, lang, props.source) })}</p>
      ) : null}
      <PostButton kind="grave" action={props.action} hidden={{ base: props.base }}>
        {t('questions.step-remove')}
      </PostButton>
    </section>
  );
}

export async function saveStep(visit: ProgrammeVisit, round: Round, step: FormStep): Promise<Response> {
  const { programme, view } = visit;
  const form = await visit.form();
  const words = {
    title: { ...step.title, ...readTexts(form, 'title', programme.locales) },
    help: { ...step.help, ...readTexts(form, 'help', programme.locales) },
  };
  const base = form.get('base') ?? headingVersion(step);
  const done = await retitleStep(visit.ctx, { ...actOn(visit, round), step: step.step, ...words, base });
  const again = { ...words, step: step.step };
  if (done.ok) return visit.redirect(formPath(visit, round), 'saved');
  if (done.reason === 'overtaken') return stepPage(visit, round, again, { now: step });
  return stepPage(visit, round, again, { message: view.t(`questions.refused.${done.reason}`), base });
}
