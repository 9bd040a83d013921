import {
  CORRECTABLE,
  courseOf,
  exclusionsFor,
  lastChangeFor,
  returnsTo,
  standIn,
  viewFrom,
  wouldReturnIn,
} from '../../../rooms/applications/index.ts';
import type { ApplicationForDesk } from '../../../rooms/applications/index.ts';
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
import { BesideApplication, besideOf } from './beside.tsx';
import { countriesOf } from './scope.ts';
import { OfferAddress } from './offerAddress.tsx';
import { Became } from './became.tsx';
import { LeftOut } from './leftOut.tsx';
import { ComesBack, Partners } from './troubles.tsx';
import { Notes } from './whole/notes.tsx';
import type { Refused } from './whole/refused.ts';
import { Story } from './whole/story.tsx';
import { partsOfStory, storyOf } from './whole/story.ts';

const SAID_ABOVE = ['name', 'called', 'country', 'zone'] as const;

/** One application. Ambassadors see what its partner sees; coordinators see all, and what they can do for the person. */
export async function applicationPage(
  visit: ProgrammeVisit,
  found: ApplicationForDesk,
  refused?: { reason: string; message: string } | Refused,
): Promise<PageAnswer> {
  const { application, person, answers, ruledOut, trouble } = found;
  const refusedAddress = refused && 'address' in refused ? refused.address : undefined;
  const refusedNote = refused && 'note' in refused ? refused.note : undefined;
  const refusedReason = refused && 'reason' in refused ? refused : undefined;
  const { ctx, programme, view } = visit;
  const { t } = view;
  const source = programme.source_locale;
  const sees = countriesOf(visit) === null;
  const now = ctx.clock.now();
  const beside = await besideOf(visit, found);
  const isOut = sees && ['withdrawn', 'declined'].includes(application.state);
  const [course, returns, steps, all, everything] = await Promise.all([
    courseOf(ctx, application),
    isOut ? returnsTo(ctx, application) : null,
    questionsOf(ctx, programme.id, application.round_id),
    sees ? partnershipsOf(ctx, programme.id, person.id) : [],
    sees ? (beside?.told ?? storyOf(visit, { person: person.id, round: application.round_id })) : [],
  ]);
  const told = partsOfStory(everything);
  const { twins, notes, tags } = told;
  const stand = standIn(application, course, { now, isTold: true });
  const state = stand.standing === 'invited' ? 'invited' : application.state;
  const card = viewFrom(person, steps, answers, application.state === 'draft');
  const questions = steps.flatMap((step) => step.questions);
  const shown = new Set(card.answers.map(({ question }) => question.id));
  const hidden = questions.filter(
    (question) =>
      !shown.has(question.id) &&
      answers.has(question.id) &&
      question.type !== 'exclusions' &&
      // An earlier name is still shown.
      !SAID_ABOVE.some((role) => role === question.role && answers.get(question.id)?.value === card[role]),
  );
  const excluded = sees ? exclusionsFor(ruledOut, visit.person) : [];
  const partnerships = all.filter(({ round }) => round === stand.round.id);
  const own = visit.path(`/workbench/applications/${application.id}`);
  // An act leads on to the next of the list; a note or a correction leads back to this application.
  const to = (noun: string): string => `${own}/${noun}${beside?.query ?? ''}`;
  const back = wouldReturnIn(application, course, now);
  // When a person leaves while partners are chosen, their proposal goes, and is not made again when they come back.
  const proposalGoes =
    stand.phase === 'matching' && application.state === 'confirmed' ? t('applications.proposal-goes') : '';
  const declines = sees && ['submitted', 'confirmed', 'waiting'].includes(application.state);
  const title = person.name || (sees && person.address) || t('applications.nameless');
  const answer: PageAnswer = {
    title,
    workbench: 'applications',
    status: refused ? 422 : 200,
    body: (
      <>
        <Heading
          eyebrow={roundName(stand.round, view, source)}
          lead={
            <>
              {t(`applications.state.${state}`)} · <LocalTime at={application.state_at} bare />
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
                : refusedNote
                  ? { name: refusedNote.field, message: refusedNote.message }
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
        <p class="off-paper">
          <a href={visit.path(`/workbench/inbox/new?person=${person.id}`)}>{t('inbox.write-them')}</a>
          {' · '}
          <a href={visit.path(`/workbench/inbox?with=${person.id}`)}>{t('inbox.of-person')}</a>
          {sees ? (
            <>
              {' · '}
              <a href={to('details')}>{t('person.edit')}</a>
              {steps[0] && CORRECTABLE.includes(application.state) ? (
                <>
                  {' · '}
                  <a href={to(`answers/${steps[0].step}`)}>{t('person.correct')}</a>
                </>
              ) : null}
              {person.address ? (
                <>
                  {' · '}
                  <a href={visit.path(`/workbench/duplicates?one=${encodeURIComponent(person.address)}`)}>
                    {t('person.merge')}
                  </a>
                </>
              ) : null}
            </>
          ) : null}
        </p>
        {trouble ? (
          <ComesBack
            trouble={trouble}
            offerWay={found.offerWay}
            doTo={sees ? visit.path('/workbench/outbox/addresses') : null}
          />
        ) : null}
        {sees ? <OfferAddress of={found} to={to} refused={refusedAddress} /> : null}
        {twins.map(({ id }) => (
          <p key={id}>
            <a href={visit.path(`/workbench/duplicates/${id}`)}>{t('person.maybe-same')}</a>
          </p>
        ))}
        {sees ? (
          <Became change={lastChangeFor(found.lastChange, visit.person)} stand={stand} person={person.id} />
        ) : null}
        <LeftOut application={application} stand={stand} />
        <Partners partnerships={partnerships} path={visit.path} />
        {sees ? (
          <>
            {application.state === 'matched' ? <p>{t('applications.refused.matched')}</p> : null}
            {isOut && !returns ? <p>{t('applications.stays-out')}</p> : null}
            <FormActions>
              {stand.standing === 'unconfirmed' ? (
                <PostButton action={to('confirmation')}>{t('applications.confirm')}</PostButton>
              ) : null}
              {returns ? (
                <PostButton action={to('reinstatement')}>{t('applications.reinstate')}</PostButton>
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
                      : ` ${t(back === 'waiting' ? 'applications.withdraw-back-waiting' : 'applications.withdraw-back')}`}{' '}
                    {proposalGoes}
                  </p>
                )}
                <PostButton action={to('withdrawal')} kind="grave">
                  {t('applications.withdraw-yes')}
                </PostButton>
              </Details>
            ) : null}
            {['submitted', 'confirmed', 'waiting'].includes(application.state) ? (
              <p class="off-paper">
                <a href={to('round')}>{t('person.move')}</a>
              </p>
            ) : null}
            {declines ? (
              <Details summary={t('applications.decline')} open={refusedReason !== undefined}>
                {proposalGoes ? <p>{proposalGoes}</p> : null}
                <Form action={to('refusal')}>
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
        {sees ? (
          <Notes
            notes={notes}
            tags={tags}
            to={to}
            round={roundName(stand.round, view, source)}
            until={stand.round.dates.purges.dueAt}
            refused={refusedNote}
          />
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
          <Story
            of={told}
            own={`${own}${beside?.query ?? ''}`}
            name={title}
            person={person.id}
            visit={visit}
          />
        ) : null}
      </>
    ),
  };
  if (!beside) return answer;
  return {
    ...answer,
    body: (
      <BesideApplication visit={visit} found={found} state={state} beside={beside}>
        {answer.body}
      </BesideApplication>
    ),
  };
}
