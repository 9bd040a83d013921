import { asEvents, chatsForCalendars, publicChat, wishReminders } from '../../../rooms/chats/index.ts';
import type { CalendarEvent } from '../../../lib/calendar/event.ts';
import { answerEntry, answerFeed } from '../../calendar/answerCalendar.ts';
import { publicBase } from '../../request/hosts.ts';
import { get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The hours of live chats for calendar programs, all of them or one's, and reminders. */
export const chatHourRoutes: Route[] = [
  get('/chats.ics', 'everyone', async (visit) =>
    answerFeed(visit, {
      name: visit.view.t('chats.calendar', { programme: visit.programme.name }),
      events: await eventsOf(visit),
    }),
  ),
  get('/chats/:slug/calendar.ics', 'everyone', async (visit) => {
    const slug = visit.param('slug');
    const events = await eventsOf(visit, slug);
    return events.length === 0 ? visit.notFound() : answerEntry(visit, slug, events);
  }),
  post('/chats/:slug/reminder', 'person', async (visit) => {
    const { ctx, programme, person } = visit;
    const chat = await publicChat(ctx, programme.id, visit.param('slug'));
    if (!chat || !person) return visit.notFound();
    visit.changes();
    const reminds = (await visit.form()).get('wanted') === 'yes';
    const done = await wishReminders(ctx, {
      programme: programme.id,
      person: person.id,
      chat: chat.id,
      reminds,
    });
    return done.ok ? visit.redirect(visit.path(`/chats/${chat.slug}`), 'saved') : visit.notFound();
  }),
];

async function eventsOf(visit: ProgrammeVisit, slug?: string): Promise<CalendarEvent[]> {
  const { ctx, programme } = visit;
  const base = await publicBase(visit);
  const found = await chatsForCalendars(ctx, {
    programme: programme.id,
    ...(slug === undefined ? {} : { slug }),
  });
  return found.flatMap(({ chat, changedAt }) =>
    asEvents(chat, { programme: programme.name, page: `${base}/chats/${chat.slug}`, changedAt }),
  );
}
