import { roundDates } from '../calendar/addToCalendar.tsx';
import { canComeBack, keptOf, standingOf } from '../../rooms/applications/index.ts';
import type { Application, Stand } from '../../rooms/applications/index.ts';
import { nextRound, roundName } from '../../rooms/programmes/index.ts';
import { ButtonLink, Heading, LocalTime, Notice, PlainText, RoundLine } from '../../ui/index.ts';
import { addressTrouble } from '../../rooms/sending/index.ts';
import { subscriptionsOf } from '../../rooms/readers/index.ts';
import { lookingOf, waitingListPlace } from '../../rooms/pairing/index.ts';
import { applicationPath } from '../apply/step.tsx';
import { ownPage } from '../apply/ownPage.ts';
import { ErasureComing } from '../me/erasure.tsx';
import { AddressTrouble } from '../me/trouble.tsx';
import { TellMe, tellsOf } from '../subscription/tellMe.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { WhileWaiting } from './looking.tsx';
import { isFirstIn } from './isFirstIn.ts';
import { Keeping } from './keeping.tsx';
import { Acts, IS_OVER } from './actButtons.tsx';
import { Next, Waiting } from './waiting.tsx';

/** An applicant's state, the next step with its date, and the possible acts; the newest application first. */
export async function statusPage(visit: ProgrammeVisit, own: readonly Application[]): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t, rich } = view;
  const stands = await Promise.all(
    own.map(async (application) => ({ application, stand: await standingOf(ctx, application) })),
  );
  const asked = Number(visit.url.searchParams.get('round') ?? Number.NaN);
  const main = stands.find(({ stand }) => stand.round.number === asked) ?? stands[0]!;
  const name = (stand: Stand): string => roundName(stand.round, view, programme.source_locale);
  const { application, stand } = main;
  const mayReturn = await canComeBack(ctx, application);
  const told = await subscriptionsOf(ctx, programme.id, application.person_id);
  const kept = IS_OVER.has(stand.standing) ? await keptOf(ctx, programme.id, application.person_id) : null;
  const isFirst = await isFirstIn(visit, application, stand);
  const tells = told.includes('openings') ? 'told' : 'known';
  const looking =
    application.state === 'waiting'
      ? await lookingOf(ctx, { programme: programme.id, application: application.id })
      : null;
  const ahead = await waitingListPlace(ctx, {
    programme: programme.id,
    round: stand.round.id,
    application: application.id,
  });
  return ownPage(
    t('nav.status'),
    <>
      <ErasureComing visit={visit} person={visit.person} />
      <AddressTrouble
        visit={visit}
        trouble={await addressTrouble(ctx, programme.id, application.person_id)}
      />
      <Heading eyebrow={name(stand)} lead={t(`standing.${stand.standing}.lead`)}>
        {t(`standing.${stand.standing}.title`)}
      </Heading>
      <Waiting application={application} stand={stand} />
      {looking ? <WhileWaiting looking={looking} path={visit.path} /> : null}
      {isFirst ? (
        <Notice>
          <p>{t('status.first')}</p>
        </Notice>
      ) : null}
      {ahead === null ? null : (
        <Notice>
          <p>
            {typeof stand.round.policy.perCountry === 'number'
              ? t('status.waiting-list', { ahead })
              : t('status.waiting-list-share', { ahead })}
          </p>
        </Notice>
      )}
      {application.state === 'declined' && application.declined_reason && !application.unavailable_at ? (
        <blockquote dir="auto">
          <PlainText text={application.declined_reason} />
        </blockquote>
      ) : null}
      {stand.keptUntil ? (
        <p>{rich('standing.kept', { date: <LocalTime at={stand.keptUntil} year /> })}</p>
      ) : null}
      <p class="lead">
        <Next next={stand.next} />
      </p>
      <Acts visit={visit} application={application} stand={stand} mayReturn={mayReturn} />
      {kept || (application.state === 'finished' && stand.round.dates.purges.dueAt > ctx.clock.now()) ? (
        <Keeping
          kept={kept}
          purges={stand.round.dates.purges.dueAt}
          action={visit.path(`/applications/${application.id}/keeping`)}
        />
      ) : null}
      {isWaitingForNext(stand, visit) ? (
        <TellMe tells={tells} action={visit.path(`/applications/${application.id}/telling`)} />
      ) : null}
      {stand.standing === 'cancelled' ? null : (
        <section aria-labelledby="dates">
          <h2 id="dates">{t('status.dates')}</h2>
          <RoundLine
            now={ctx.clock.now()}
            dates={roundDates(stand.round, { now: ctx.clock.now(), view: visit.view, path: visit.path })}
          />
          {visit.person ? (
            <p>
              <a href={visit.path('/me/calendar')}>{t('calendar.own.link')}</a>
            </p>
          ) : null}
        </section>
      )}
      {stands.length > 1 ? (
        <section aria-labelledby="history">
          <h2 id="history">{t('status.history')}</h2>
          <ul>
            {stands
              .filter((one) => one !== main)
              .map((one) => (
                <li key={one.application.id}>
                  <a href={visit.path(`/status?round=${one.stand.round.number}`)}>{name(one.stand)}</a>
                  {' – '}
                  {t(`standing.${one.stand.standing}.title`)}
                </li>
              ))}
          </ul>
        </section>
      ) : null}
    </>,
  );
}

/** The page for a person who takes part in the programme but never applied. */
export async function noApplicationPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { t, rich } = visit.view;
  const round = await nextRound(visit.ctx, visit.programme.id, null);
  const isOpen = round !== null && round.dates.opens.dueAt <= visit.ctx.clock.now();
  return ownPage(
    t('nav.status'),
    <>
      <Heading lead={t('status.none.lead')}>{t('status.none.title')}</Heading>
      <p>
        {round
          ? rich(isOpen ? 'next.open' : 'next.opens', {
              when: <LocalTime at={isOpen ? round.dates.closes.dueAt : round.dates.opens.dueAt} />,
            })
          : t('next.none')}
      </p>
      {round && isOpen ? (
        <p>
          <ButtonLink href={applicationPath(visit, round)}>{t('apply.start.begin')}</ButtonLink>
        </p>
      ) : (
        <TellMe tells={await tellsOf(visit)} action={visit.path('/subscription')} />
      )}
    </>,
  );
}

/** Whether the application is over for this person, and no round is open yet for a new one. */
function isWaitingForNext({ standing, later }: Stand, { ctx }: ProgrammeVisit): boolean {
  return IS_OVER.has(standing) && (later === null || later.dates.opens.dueAt > ctx.clock.now());
}
