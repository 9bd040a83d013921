import {
  asEvents,
  chatsForCalendars,
  publicChat,
  wishByMail,
  wishReminders,
} from '../../../rooms/chats/index.ts';
import { resubscribe } from '../../../rooms/preferences/index.ts';
import type { CalendarEvent } from '../../../lib/calendar/event.ts';
import { answerEntry, answerFeed } from '../../calendar/answerCalendar.ts';
import { publicBase } from '../../request/hosts.ts';
import { get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** The hours of live chats for calendar programs, of all chats or one, and reminders. */
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
  post('/chats/:slug/reminder', 'person', (visit) =>
    wish(visit, (of, reminds) => wishReminders(visit.ctx, { ...of, reminds })),
  ),
  post('/chats/:slug/by-mail', 'person', (visit) =>
    wish(visit, (of, wants) => wishByMail(visit.ctx, { ...of, wants })),
  ),
];

type Wish = (
  of: { programme: number; chat: number; person: number },
  isWanted: boolean,
) => Promise<{ ok: boolean }>;

/** Turns mails about a chat on or off. A person who stopped all mails about chats gets them again when they ask for some. */
async function wish(visit: ProgrammeVisit, set: Wish): Promise<Response> {
  const { ctx, programme, person } = visit;
  const chat = await publicChat(ctx, programme.id, visit.param('slug'));
  if (!chat || !person) return visit.notFound();
  visit.changes();
  const isWanted = (await visit.form()).get('wanted') === 'yes';
  const done = await set({ programme: programme.id, chat: chat.id, person: person.id }, isWanted);
  if (!done.ok) return visit.notFound();
  if (isWanted) await resubscribe(ctx, { programme: programme.id, person: person.id, category: 'chats' });
  return visit.redirect(visit.path(`/chats/${chat.slug}`), 'saved');
}

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
