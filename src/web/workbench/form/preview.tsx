import { pick } from '../../../lib/text/texts.ts';
import { questionsOf, roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { Heading, Notice } from '../../../ui/index.ts';
import { QuestionField } from '../../forms/questionField.tsx';
import type { ProgrammeVisit } from '../../visit.ts';

/** The whole form on one page, with the same fields that applicants get. No form element is around them, so nothing can be sent. */
export async function previewPage(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const source = programme.source_locale;
  const steps = await questionsOf(ctx, programme.id, round.id);
  const questions = steps.flatMap((step) => step.questions);
  return visit.page({
    title: t('questions.preview'),
    workbench: 'rounds',
    body: (
      <>
        <Heading eyebrow={<bdi>{roundName(round, view, source)}</bdi>}>{t('questions.preview')}</Heading>
        <Notice>
          <p>{t('questions.preview-note')}</p>
          <p>
            <a href={visit.path(`/workbench/rounds/${round.number}/form`)}>{t('ui.back')}</a>
          </p>
        </Notice>
        {steps.map((step) => (
          <section key={step.step}>
            <h2 dir="auto">{pick(step.title, lang, source)}</h2>
            <p dir="auto">{pick(step.help, lang, source)}</p>
            {step.questions.map((question) => (
              <QuestionField
                key={question.id}
                question={question}
                value={undefined}
                questions={questions}
                source={source}
                now={ctx.clock.now()}
              />
            ))}
          </section>
        ))}
      </>
    ),
  });
}
