import { pick } from '../../lib/text/texts.ts';
import { answersOf, viewFrom } from '../../rooms/applications/index.ts';
import type { Application } from '../../rooms/applications/index.ts';
import { missingFrom } from '../../rooms/forms/index.ts';
import { missingConsents, personById } from '../../rooms/people/index.ts';
import { questionsOf } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { ButtonLink, Form, Heading, Notice, Steps, Submit } from '../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { Answers } from '../forms/answers.tsx';
import { answerError } from '../forms/answerError.ts';
import { fieldName } from '../forms/fieldName.ts';
import { ConsentFields, MissingConsents } from './consents.tsx';
import type { PostedConsents } from './consents.tsx';
import { ownPage } from './ownPage.ts';
import { PartnerCard } from './partnerCard.tsx';
import { applicationPath, stepList } from './step.tsx';

/** The last step: what the partner will see and what only the matchers see, what is missing, the consents, and the button. */
export async function reviewPage(
  visit: ProgrammeVisit,
  round: Round,
  application: Application,
  posted?: PostedConsents,
): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const source = programme.source_locale;
  const form = await questionsOf(ctx, programme.id, round.id);
  const questions = form.flatMap((step) => step.questions);
  const answers = await answersOf(ctx, programme.id, application.id);
  const missing = missingFrom(questions, answers);
  const kinds = await missingConsents(ctx, programme.id, application.person_id);
  const isOwn = visit.person?.id === application.person_id;
  const person = isOwn ? visit.person : await personById(ctx, programme.id, application.person_id);
  const isDraft = application.state === 'draft';
  const card = person && viewFrom(person, form, answers, isDraft);
  const shown = new Set(card?.answers.map(({ question }) => question.id));
  const hidden = questions.filter(
    (question) =>
      !shown.has(question.id) &&
      answers.has(question.id) &&
      !['name', 'called', 'country', 'zone'].includes(question.role ?? ''),
  );
  const title = t('apply.review.title');
  const before = form.at(-1)?.step;
  const last = before === undefined ? undefined : applicationPath(visit, round, `/steps/${before}`);
  return ownPage(
    title,
    <>
      <Steps steps={stepList(visit, round, form)} current="review" />
      <Heading lead={t('apply.review.lead')}>{title}</Heading>
      <MissingConsents kinds={kinds} posted={posted} />
      {missing.length > 0 ? (
        <Notice kind="trouble" title={t('apply.review.missing', { count: missing.length })}>
          <ul>
            {missing.map(({ question, reason }) => (
              <li key={question.id}>
                <a
                  href={`${applicationPath(visit, round, `/steps/${question.step}`)}#f-${fieldName(question)}`}
                >
                  {pick(question.label, view.lang, source)}
                </a>{' '}
                {answerError(t, question, reason, false)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <section aria-labelledby="shown">
        <p class="eyebrow" id="shown">
          {t('apply.review.shown')}
        </p>
        {card ? <PartnerCard person={card} now={ctx.clock.now()} source={source} /> : null}
        <p>{t('apply.review.address')}</p>
      </section>
      {hidden.length > 0 ? (
        <section aria-labelledby="hidden">
          <h2 id="hidden">{t('apply.review.hidden')}</h2>
          <p>
            {t(
              hidden.some(({ type }) => type === 'hours')
                ? 'apply.review.hidden-hours'
                : 'apply.review.hidden-lead',
            )}
          </p>
          <Answers of={hidden} answers={answers} source={source} questions={questions} />
        </section>
      ) : null}
      {isDraft ? (
        <section aria-labelledby="send">
          <h2 id="send">{t('apply.review.send')}</h2>
          <Form action={applicationPath(visit, round, '/submission')}>
            {kinds.length > 0 ? (
              <ConsentFields kinds={kinds} posted={posted} path={visit.path} />
            ) : (
              <p>{t('apply.consent.given')}</p>
            )}
            <Submit or={last === undefined ? undefined : { href: last, label: t('ui.back') }}>
              {t('apply.review.button')}
            </Submit>
          </Form>
        </section>
      ) : (
        <p>
          <ButtonLink href={visit.path('/status')}>{t('apply.review.sent')}</ButtonLink>
        </p>
      )}
    </>,
    posted ? 422 : 200,
  );
}
