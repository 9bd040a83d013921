import {
  answersVersion,
  correctAnswers,
  correctable,
  CORRECTABLE,
} from '../../../../rooms/applications/index.ts';
import { pick } from '../../../../lib/text/texts.ts';
import type { AnswerProblem, AnswerValue, FormStep, Question } from '../../../../rooms/forms/index.ts';
import { questionsOf } from '../../../../rooms/programmes/index.ts';
import {
  Bdi,
  EnterButton,
  ErrorSummary,
  Form,
  Heading,
  Notice,
  Steps,
  Submit,
} from '../../../../ui/index.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import type { TwoWords } from '../../../frame/overtaken.tsx';
import { answerError } from '../../../forms/answerError.ts';
import { answerText } from '../../../forms/answerText.tsx';
import { fieldName } from '../../../forms/fieldName.ts';
import { QuestionField } from '../../../forms/questionField.tsx';
import { typedAnswers } from '../../../forms/typedAnswer.ts';
import { coordinators, get, post } from '../../../route.ts';
import type { Route } from '../../../route.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { cellValue } from '../../list/taking/cellValue.ts';
import { keptQuery } from '../beside.tsx';
import { visibleApplication } from '../scope.ts';

type Found = NonNullable<Awaited<ReturnType<typeof visibleApplication>>>;

const BASE = '/workbench/applications/:id/answers/:step';

/** Routes on which a coordinator corrects answers of an application, also the country, for its person, who is told by mail. */
export const correctRoutes: Route[] = [
  get(BASE, coordinators, async (visit) => {
    const found = await wanted(visit);
    return found ? page(visit, found) : visit.notFound();
  }),
  post(BASE, coordinators, async (visit) => {
    const found = await wanted(visit);
    if (!found) return visit.notFound();
    const form = await visit.form();
    const typed = typedAnswers(found.asked, form);
    const base = form.get('base') ?? undefined;
    const add = form.get('add');
    if (add !== null) return page(visit, found, { typed, problems: [], add, base });
    const done = await correctAnswers(visit.ctx, {
      programme: visit.programme.id,
      actor: visit.actor(),
      application: found.application.id,
      step: found.step.step,
      given: typed,
      base,
    });
    const own = visit.path(`/workbench/applications/${found.application.id}`);
    const back = `${own}${keptQuery(visit)}`;
    if (done.ok) return visit.redirect(back, done.count > 0 ? 'answers-corrected' : undefined);
    if (done.reason === 'state') return visit.turnBack(back, 'changed-meanwhile');
    if (done.reason === 'answers') return page(visit, found, { typed, problems: done.problems, base });
    return page(visit, (await wanted(visit)) ?? found, { typed, problems: [], isOvertaken: true });
  }),
];

type Wanted = Found & { steps: readonly FormStep[]; step: FormStep; asked: readonly Question[] };

/** The application in the path with the step of its form, if its answers can be corrected; else null. */
async function wanted(visit: ProgrammeVisit): Promise<Wanted | null> {
  const found = await visibleApplication(visit);
  if (!found || !CORRECTABLE.includes(found.application.state)) return null;
  const steps = await questionsOf(visit.ctx, visit.programme.id, found.application.round_id);
  const step = steps.find((one) => one.step === visit.id('step'));
  return step ? { ...found, steps, step, asked: correctable(step.questions) } : null;
}

interface Back {
  typed: ReadonlyMap<number, unknown>;
  problems: readonly AnswerProblem[];
  /** The field to which a row is to be added. */
  add?: string;
  base?: string | undefined;
  isOvertaken?: true;
}

function page(visit: ProgrammeVisit, found: Wanted, back?: Back): Response {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const { application, person, answers, steps, step, asked } = found;
  const source = programme.source_locale;
  const questions = steps.flatMap((one) => one.questions);
  const valueOf = ({ id }: Question): unknown => (back ? back.typed.get(id) : answers.get(id)?.value);
  const own = visit.path(`/workbench/applications/${application.id}`);
  const at = `${own}/answers/${step.step}`;
  const kept = keptQuery(visit);
  const country = asked.find(({ type }) => type === 'country');
  const named = country ? valueOf(country) : person.country;
  const messages = (back?.problems ?? []).map(({ question, reason }) => ({
    name: fieldName(question),
    label: pick(question.label, lang, source),
    message: answerError(t, question, reason, Boolean(named)),
  }));
  return visit.page({
    title: t('person.correct'),
    workbench: 'applications',
    status: messages.length > 0 || back?.isOvertaken ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={<Bdi>{person.name || person.address || t('applications.nameless')}</Bdi>}
          lead={t('person.correct-lead')}
        >
          {t('person.correct')}
        </Heading>
        <Steps
          steps={steps.map((one) => ({
            key: String(one.step),
            label: pick(one.title, lang, source),
            href: `${own}/answers/${one.step}${kept}`,
          }))}
          current={String(step.step)}
        />
        <ErrorSummary
          errors={messages.map(({ name, label, message }) => ({ name, message: `${label} – ${message}` }))}
        />
        {back?.isOvertaken ? <Overtaken fields={twoWords(visit, found, back)} /> : null}
        {application.state === 'matched' ? (
          <Notice>
            <p>{t('person.correct-matched')}</p>
          </Notice>
        ) : null}
        <Form action={`${at}${kept}`} hidden={{ base: back?.base ?? answersVersion(asked, answers) }}>
          {/* The button that Enter presses is the first of a form: it must not be the one that adds a row. */}
          <EnterButton>{t('person.correct-save')}</EnterButton>
          {asked.map((question) => (
            <QuestionField
              key={question.id}
              question={question}
              value={valueOf(question)}
              error={messages.find(({ name }) => name === fieldName(question))?.message}
              rows={rowsOf(question, valueOf(question), back)}
              questions={questions}
              source={source}
              now={ctx.clock.now()}
              country={typeof named === 'string' && named ? named : undefined}
              allZonesHref={
                visit.url.searchParams.has('zones') ? undefined : `${at}${kept}${kept ? '&' : '?'}zones=all`
              }
            />
          ))}
          <Submit or={{ href: `${own}${kept}`, label: t('ui.back') }}>{t('person.correct-save')}</Submit>
        </Form>
      </>
    ),
  });
}

const rowsOf = (question: Question, value: unknown, back: Back | undefined): number | undefined =>
  back?.add === fieldName(question) ? Math.max(1, Array.isArray(value) ? value.length : 0) + 1 : undefined;

function twoWords({ view, programme }: ProgrammeVisit, found: Wanted, { typed }: Back): TwoWords[] {
  const source = programme.source_locale;
  const reading = { view, source, questions: found.steps.flatMap((step) => step.questions) };
  const answerInWords = (question: Question, value: unknown): string =>
    value === undefined || value === ''
      ? ''
      : (cellValue(view, answerText(question, value as AnswerValue, reading)) ?? '');
  // A zone that was not typed follows from the country.
  const written = found.asked.filter(({ id, type }) => type !== 'zone' || Boolean(typed.get(id)));
  return written.map((question) => ({
    key: String(question.id),
    label: pick(question.label, view.lang, source),
    now: answerInWords(question, found.answers.get(question.id)?.value),
    mine: answerInWords(question, typed.get(question.id)),
  }));
}
