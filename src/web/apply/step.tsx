import { pick } from '../../lib/text/texts.ts';
import { listFormat } from '../../i18n/intl.ts';
import { isolate } from '../../i18n/translate.ts';
import { answersOf, leftOut } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import type { AnswerProblem, FormStep, Question } from '../../rooms/forms/index.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, Notice, Steps } from '../../ui/index.ts';
import type { Step } from '../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { answerError } from '../forms/answerError.ts';
import { QuestionField } from '../forms/questionField.tsx';
import { fieldName } from '../forms/fieldName.ts';
import { ownPage } from './ownPage.ts';

/** The values and problems of a posted step that came back. */
export interface Typed {
  /** Values as typed, by the id of the question. */
  values: ReadonlyMap<number, unknown>;
  problems: readonly AnswerProblem[];
  /** The field to which the person asked to add a row. */
  add?: string | null;
  /** The reason why the form comes back although no answer is wrong. */
  refusal?: { status: number; message: string };
}

export function applicationPath(visit: ProgrammeVisit, round: Pick<Round, 'number'>, rest = ''): string {
  return visit.path(`/rounds/${round.number}/application${rest}`);
}

/** The steps of a form and the review at its end, for the row of dashes. */
export function stepList(visit: ProgrammeVisit, round: Round, form: readonly FormStep[]): Step[] {
  const { t, lang } = visit.view;
  return [
    ...form.map((step) => ({
      key: String(step.step),
      label: pick(step.title, lang, visit.programme.source_locale),
      href: applicationPath(visit, round, `/steps/${step.step}`),
    })),
    { key: 'review', label: t('apply.review.step'), href: applicationPath(visit, round, '/review') },
  ];
}

/** One step of the form. Null when the form has no such step. */
export async function stepPage(
  visit: ProgrammeVisit,
  round: Round,
  application: Application,
  number: number,
  typed?: Typed,
): Promise<PageAnswer | null> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const form = await questionsOf(ctx, programme.id, round.id);
  const step = form.find((one) => one.step === number);
  if (!step) return null;
  const answers = await answersOf(ctx, programme.id, application.id);
  const lost = typed || step !== form[0] ? [] : await leftOut(ctx, application, form);
  const questions = form.flatMap((one) => one.questions);
  const valueOf = (question: Question): unknown =>
    typed ? typed.values.get(question.id) : answers.get(question.id)?.value;
  const countryQuestion = questions.find(({ type }) => type === 'country');
  const country =
    countryQuestion && (typed?.values.get(countryQuestion.id) ?? answers.get(countryQuestion.id)?.value);
  const own = applicationPath(visit, round, `/steps/${number}`);
  const source = programme.source_locale;
  const messages = (typed?.problems ?? []).map(({ question, reason }) => ({
    name: fieldName(question),
    label: pick(question.label, view.lang, source),
    message: answerError(t, question, reason, Boolean(country)),
  }));
  const title = pick(step.title, view.lang, source);
  const help = pick(step.help, view.lang, source);
  return ownPage(
    title,
    <>
      <Steps steps={stepList(visit, round, form)} current={String(number)} />
      <Heading lead={help || undefined}>{title}</Heading>
      {application.copied_from && application.state === 'draft' && !typed ? (
        <Notice>
          <p>{t('apply.from-last')}</p>
          {lost.length > 0 ? (
            <p>
              {t('apply.left-out', {
                questions: listFormat(view.lang, 'conjunction').format(
                  lost.map((label) => isolate(pick(label, view.lang, source))),
                ),
              })}
            </p>
          ) : null}
        </Notice>
      ) : null}
      {typed?.refusal ? (
        <Notice kind="trouble">
          <p>{typed.refusal.message}</p>
        </Notice>
      ) : null}
      <ErrorSummary
        errors={messages.map(({ name, label, message }) => ({ name, message: `${label} – ${message}` }))}
      />
      <Form action={own} hidden={{ asked: step.questions.map(({ id }) => id).join(' ') }}>
        {/* The button that Enter presses is the first of a form: it must not be the one that adds a row. */}
        <button type="submit" class="vh" name="go" value="next" tabindex={-1} aria-hidden="true">
          {t('apply.step.next')}
        </button>
        {step.questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            value={valueOf(question)}
            error={messages.find(({ name }) => name === fieldName(question))?.message}
            rows={rowsOf(question, valueOf(question), typed)}
            questions={questions}
            source={source}
            now={ctx.clock.now()}
            country={typeof country === 'string' && country ? country : undefined}
            allZonesHref={visit.url.searchParams.has('zones') ? undefined : `${own}?zones=all`}
          />
        ))}
        <FormActions>
          <Button name="go" value="next">
            {t('apply.step.next')}
          </Button>
          {number > (form[0]?.step ?? 1) ? (
            <Button kind="quiet" name="go" value="back">
              {t('apply.step.back')}
            </Button>
          ) : null}
          {application.state === 'draft' ? (
            <Button kind="quiet" name="go" value="later">
              {t('apply.step.later')}
            </Button>
          ) : null}
        </FormActions>
      </Form>
    </>,
    typed?.refusal?.status ?? (messages.length > 0 ? 422 : 200),
  );
}

function rowsOf(question: Question, value: unknown, typed: Typed | undefined): number | undefined {
  if (!typed || typed.add !== fieldName(question)) return undefined;
  return Math.max(1, Array.isArray(value) ? value.length : 0) + 1;
}
