import { applicationsOf } from '../../rooms/applications/index.ts';
import { endLink, linkToken, standingToken } from '../../rooms/people/index.ts';
import type { RightLink } from '../../rooms/people/index.ts';
import { roundsOf } from '../../rooms/programmes/index.ts';
import { ButtonLink, FormActions, Heading, PostButton } from '../../ui/index.ts';
import { LinkButton } from '../links/button.tsx';
import type { LinkPage } from '../brings.ts';
import { publicBase } from '../request/hosts.ts';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { answerFeed } from './answerCalendar.ts';
import { ownMeetings } from './ownMeetings.ts';
import { datesOf } from './roundDates.ts';

/** States of applications whose rounds no longer count as the person's own. */
const OVER: ReadonlySet<string> = new Set(['declined', 'withdrawn']);

const linkOf = ({ programme, person }: ProgrammeVisit) =>
  ({ programme: programme.id, person: person!.id, purpose: 'calendar' }) as const;

/** The page where a person gets the address of their own calendar, or a new one. */
export async function ownCalendarPage(visit: ProgrammeVisit): Promise<PageAnswer> {
  const { t, lang } = visit.view;
  const token = await standingToken(visit.ctx, linkOf(visit));
  const address = `${await publicBase(visit)}/calendar/${token}.ics?lang=${lang}`;
  return {
    title: t('calendar.own.title'),
    nav: 'me',
    indexed: false,
    body: (
      <>
        <Heading lead={t('calendar.own.lead')}>{t('calendar.own.title')}</Heading>
        {token === null ? (
          <PostButton action={visit.path('/me/calendar')} kind="main">
            {t('calendar.own.make')}
          </PostButton>
        ) : (
          <>
            <p>
              <ButtonLink href={address.replace(/^https?:/, 'webcal:')}>{t('calendar.own.open')}</ButtonLink>
            </p>
            <p>{t('calendar.own.address')}</p>
            <p>
              <code dir="ltr">{address}</code>
            </p>
            <p>{t('calendar.own.secret')}</p>
            <FormActions>
              <PostButton action={visit.path('/me/calendar')}>{t('calendar.own.renew')}</PostButton>
              <PostButton action={visit.path('/me/calendar/end')}>{t('calendar.own.end')}</PostButton>
            </FormActions>
          </>
        )}
      </>
    ),
  };
}

/** Makes the address, or a new one; the old address then leads nowhere. */
export async function makeOwnCalendar(visit: ProgrammeVisit): Promise<Response> {
  if (!visit.person) return visit.notFound();
  await endLink(visit.ctx, linkOf(visit));
  await linkToken(visit.ctx, linkOf(visit));
  return visit.redirect(visit.path('/me/calendar'), 'saved');
}

/** Ends the address. */
export async function endOwnCalendar(visit: ProgrammeVisit): Promise<Response> {
  if (!visit.person) return visit.notFound();
  await endLink(visit.ctx, linkOf(visit));
  return visit.redirect(visit.path('/me/calendar'), 'saved');
}

/** The dates of the rounds to which a person applied or in which they take part, and their meetings. */
export async function ownCalendar(visit: ProgrammeVisit, { person }: RightLink): Promise<Response> {
  const { ctx, programme, view } = visit;
  const [rounds, applications, base] = await Promise.all([
    roundsOf(ctx, programme.id),
    applicationsOf(ctx, programme.id, person),
    publicBase(visit),
  ]);
  const own = new Set(applications.filter(({ state }) => !OVER.has(state)).map((one) => one.round_id));
  const dates = datesOf(
    rounds.filter(({ id }) => own.has(id)),
    { programme, view, base },
  );
  const events = [...dates, ...(await ownMeetings(visit, { person, base }))];
  return answerFeed(visit, { name: programme.name, events, isOwn: true });
}

/** Shows the address when it is opened in a browser as a mailed link, with the button that ends it. */
export const calendarLink: LinkPage = {
  show: (visit) => {
    const { t } = visit.view;
    return {
      title: t('calendar.own.title'),
      body: (
        <LinkButton
          title={t('calendar.own.title')}
          lead={t('calendar.own.secret')}
          button={t('calendar.own.end')}
          action={visit.url.pathname}
        />
      ),
    };
  },
  act: async (visit, { programme, person }) => {
    await endLink(visit.ctx, { programme, person, purpose: 'calendar' });
    return visit.redirect(visit.path('/'), 'saved');
  },
};
