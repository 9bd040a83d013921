import {
  courseOf,
  exclusionsFor,
  historyOf,
  standIn,
  viewFrom,
  wouldReturnIn,
} from '../../../rooms/applications/index.ts';
import type { ApplicationForDesk } from '../../../rooms/applications/index.ts';
import type { EventKind } from '../../../rooms/kinds.ts';
import { partnershipsOf } from '../../../rooms/partnerships/index.ts';
import { questionsOf, roundName } from '../../../rooms/programmes/index.ts';
import {
  Bdi,
  Details,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  LocalTime,
  PostButton,
  Submit,
  TextArea,
} from '../../../ui/index.ts';
import { Answers } from '../../forms/answers.tsx';
import { PartnerCard } from '../../apply/partnerCard.tsx';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { countriesOf } from './scope.ts';
import { OfferAddress } from './offerAddress.tsx';
import type { RefusedAddress } from './offerAddress.tsx';
import { ComesBack, LeftOut, Partners } from './troubles.tsx';

/** One application: what its partner sees for ambassadors; for coordinators everything, and what they can do for the person. */
export async function applicationPage(
  visit: ProgrammeVisit,
  found: ApplicationForDesk,
  refused?: { reason: string; message: string } | { address: RefusedAddress },
): Promise<PageAnswer> {
  const { application, person, answers, ruledOut, trouble } = found;
  const refusedAddress = refused && 'address' in refused ? refused.address : undefined;
  const refusedReason = refused && 'reason' in refused ? refused : undefined;
  const { ctx, programme, view } = visit;
  const { t } = view;
  const source = programme.source_locale;
  const sees = countriesOf(visit) === null;
  const now = ctx.clock.now();
  const [course, steps, all, history] = await Promise.all([
    courseOf(ctx, application),
    questionsOf(ctx, programme.id, application.round_id),
    sees ? partnershipsOf(ctx, programme.id, person.id) : [],
    sees ? historyOf(ctx, programme.id, application.id) : [],
  ]);
  const stand = standIn(application, course, { now, isTold: true });
  const card = viewFrom(person, steps, answers);
  const questions = steps.flatMap((step) => step.questions);
  const shown = new Set(card.answers.map(({ question }) => question.id));
  const hidden = questions.filter(
    (question) =>
      !shown.has(question.id) &&
      answers.has(question.id) &&
      question.type !== 'exclusions' &&
      !['name', 'called', 'country', 'zone'].includes(question.role ?? ''),
  );
  const excluded = sees ? exclusionsFor(ruledOut, visit.person) : [];
  const partnerships = all.filter(({ round }) => round === stand.round.id);
  const own = visit.path(`/workbench/applications/${application.id}`);
  const back = wouldReturnIn(application, course, now);
  const declines = sees && ['submitted', 'confirmed', 'waiting'].includes(application.state);
  const title = person.name || (sees && person.address) || t('applications.nameless');
  return {
    title,
    workbench: 'applications',
    status: refused ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={roundName(stand.round, view, source)}
          lead={
            <>
              {t(`applications.state.${stand.standing === 'invited' ? 'invited' : application.state}`)} ·{' '}
              <LocalTime at={application.state_at} bare />
            </>
          }
        >
          <Bdi>{title}</Bdi>
        </Heading>
        {refused ? (
          <ErrorSummary
            errors={[
              refusedAddress
                ? { name: 'address', message: refusedAddress.message }
                : { name: declines ? 'reason' : null, message: refusedReason?.message ?? '' },
            ]}
          />
        ) : null}
        {sees ? (
          <p>
            <bdi dir="ltr">{person.address}</bdi>{' '}
            {t(person.address_confirmed_at ? 'applications.address-confirmed' : 'applications.address-open')}
          </p>
        ) : null}
        <p>
          <a href={visit.path(`/workbench/inbox/new?person=${person.id}`)}>{t('inbox.write-them')}</a>
          {' · '}
          <a href={visit.path(`/workbench/inbox?with=${person.id}`)}>{t('inbox.of-person')}</a>
        </p>
        {trouble ? (
          <ComesBack
            trouble={trouble}
            mayBeOffered={found.mayBeOffered}
            doTo={sees ? visit.path('/workbench/outbox/addresses') : null}
          />
        ) : null}
        {sees ? <OfferAddress of={found} action={`${own}/address`} refused={refusedAddress} /> : null}
        <LeftOut application={application} stand={stand} />
        <Partners partnerships={partnerships} path={visit.path} />
        {sees ? (
          <>
            {application.state === 'matched' ? <p>{t('applications.refused.matched')}</p> : null}
            <FormActions>
              {application.state === 'submitted' ? (
                <PostButton action={`${own}/confirmation`}>{t('applications.confirm')}</PostButton>
              ) : null}
              {['withdrawn', 'declined'].includes(application.state) ? (
                <PostButton action={`${own}/reinstatement`}>{t('applications.reinstate')}</PostButton>
              ) : null}
            </FormActions>
            {['draft', 'submitted', 'confirmed', 'waiting'].includes(application.state) ? (
              <Details summary={t('applications.withdraw')}>
                {application.state === 'draft' ? (
                  <p>{t('applications.withdraw-draft')}</p>
                ) : (
                  <p>
                    {t('applications.withdraw-what')}
                    {back === null
                      ? null
                      : ` ${t(back === 'waiting' ? 'applications.withdraw-back-waiting' : 'applications.withdraw-back')}`}
                  </p>
                )}
                <PostButton action={`${own}/withdrawal`} kind="grave">
                  {t('applications.withdraw-yes')}
                </PostButton>
              </Details>
            ) : null}
            {declines ? (
              <Details summary={t('applications.decline')} open={refusedReason !== undefined}>
                <Form action={`${own}/refusal`}>
                  <TextArea
                    name="reason"
                    label={t('applications.decline-why')}
                    help={t('applications.decline-help')}
                    value={refusedReason?.reason}
                    error={refusedReason?.message}
                    rows={3}
                    maxLength={1000}
                    required
                  />
                  <Submit kind="grave">{t('applications.decline')}</Submit>
                </Form>
              </Details>
            ) : null}
          </>
        ) : null}
        <p class="eyebrow">{t('applications.partner-sees')}</p>
        <PartnerCard person={card} now={now} source={source} />
        {sees && hidden.length > 0 ? (
          <section aria-labelledby="hidden">
            <h2 id="hidden">{t('applications.hidden')}</h2>
            <Answers of={hidden} answers={answers} source={source} questions={questions} />
          </section>
        ) : null}
        {excluded.length > 0 ? (
          <section aria-labelledby="excluded">
            <h2 id="excluded">{t('applications.excluded')}</h2>
            <p>{t('applications.excluded-lead')}</p>
            <ul>
              {excluded.map((one) => (
                <li key={one.id}>
                  <Bdi>{one.address || one.name || t('partnerships.former')}</Bdi>{' '}
                  {t(one.person ? 'applications.excluded-known' : 'applications.excluded-unknown')}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {sees ? (
          <section aria-labelledby="history">
            <h2 id="history">{t('applications.history')}</h2>
            <ul class="log">
              {history.map((event) => (
                <li key={event.id}>
                  <Bdi>
                    {event.actor === null
                      ? t(
                          `log.actor.${event.actorKind === 'operator' || event.actorKind === 'command' ? event.actorKind : 'timetable'}`,
                        )
                      : event.actor || t('log.former')}
                  </Bdi>{' '}
                  {t(`event.${event.kind as EventKind}`, { subject: '', detail: '' })}
                  <br />
                  <LocalTime at={event.at} bare year />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </>
    ),
  };
}
