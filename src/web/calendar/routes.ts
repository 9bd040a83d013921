import { readLink } from '../../rooms/people/index.ts';
import { DATE_KINDS, publicRounds } from '../../rooms/programmes/index.ts';
import { roundInPath } from '../frame/inRound.ts';
import { openLink } from '../links/tries.tsx';
import { publicBase } from '../request/hosts.ts';
import type { Limit } from '../request/limits.ts';
import { get, post, unseen } from '../route.ts';
import type { Route } from '../route.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { answerEntry, answerFeed } from './answerCalendar.ts';
import { endOwnCalendar, makeOwnCalendar, ownCalendar, ownCalendarPage } from './ownCalendar.tsx';
import { dateEvent, datesOf } from './roundDates.ts';

/** Tries of addresses that do not exist. The limit is wide: programs of many people may ask from one network. */
const TRIES: Limit = { name: 'calendar', points: 600, seconds: 900 };

/** Dates for calendar programs: single ones, all of a programme, and a person's own. */
export const calendarRoutes: Route[] = unseen([
  get('/calendar.ics', 'everyone', async (visit) => {
    const of = { ...visit, base: await publicBase(visit) };
    const rounds = await publicRounds(visit.ctx, visit.programme.id);
    return answerFeed(visit, { name: visit.programme.name, events: datesOf(rounds, of) });
  }),
  ...DATE_KINDS.map((kind) =>
    get(`/rounds/:number/${kind}.ics`, 'everyone', async (visit) => {
      const round = await roundInPath(visit);
      if (!round?.published_at) return visit.notFound();
      const of = { ...visit, base: await publicBase(visit) };
      return answerEntry(
        visit,
        `${visit.programme.slug}-${round.number}-${kind}`,
        dateEvent(round, kind, of),
      );
    }),
  ),
  get('/me/calendar', 'person', async (visit) =>
    visit.person ? visit.page(await ownCalendarPage(visit)) : visit.notFound(),
  ),
  post('/me/calendar', 'person', makeOwnCalendar),
  post('/me/calendar/end', 'person', endOwnCalendar),
  get('/calendar/:file', 'link', answerOwn),
]);

async function answerOwn(visit: ProgrammeVisit): Promise<Response> {
  const token = /^(.{1,200})\.ics$/.exec(visit.param('file'))?.[1];
  if (token === undefined) return visit.notFound();
  const link = await openLink(visit, TRIES, () =>
    readLink(visit.ctx, { programme: visit.programme.id, token, purpose: 'calendar' }),
  );
  if (link instanceof Response) return link;
  return link ? ownCalendar(visit, link) : visit.notFound();
}
