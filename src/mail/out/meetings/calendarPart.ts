import type { CalendarEvent } from '../../../lib/calendar/event.ts';
import type { WallTime } from '../../../lib/calendar/wallTime.ts';
import type { Calendar } from '../../../lib/calendar/writeCalendar.ts';
import { asEvent, meetingById, participation } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import type { MailTools, Parties } from '../define.ts';
import { partnerNames, partnershipParts } from '../partners/partnershipParts.ts';
import type { PartnershipParts } from '../partners/partnershipParts.ts';

/**
 * A meeting as it is now, for the reader's calendar program. If answers by mail come in, it is an invitation with the reader as its only
 * attendee and their own reply address as its organizer, so that it holds no partner's address. Otherwise it is an entry to keep.
 * `occurrence`: the mail is about times of a series that are off. Null when no calendar has anything to do.
 */
export async function calendarPart(
  tools: MailTools,
  data: { partnership: number; meeting: number; occurrence?: string | undefined; by?: number | undefined },
  parties: Parties | null,
): Promise<Calendar | null> {
  const { ctx, programme, person, t } = tools;
  const found = await partnershipParts(tools, data, { evenApart: true });
  const meeting = await meetingById(ctx, programme.id, data.meeting);
  if (!found || meeting?.partnership !== found.own.id) return null;
  const { state, apartAt, me } = found.own;
  const isOver = state === 'ended' || apartAt !== null || me.leftAt !== null;
  if (isOver && meeting.state !== 'cancelled') return null;
  // Nothing passes between partners who are kept apart, not even a name or where they would have met.
  const names = apartAt === null ? plain(partnerNames(tools, found.own.partners)) : '';
  const says = participation(meeting, person.id);
  // One of three cannot come and the others meet: remove the meeting from this person's calendar only.
  const isWithout =
    says === 'DECLINED' &&
    (meeting.state === 'stands' || (meeting.state === 'cancelled' && data.by !== person.id));
  const isOff = !isWithout && data.occurrence !== undefined;
  const events = eventsOf(tools, { found, meeting, names, isOff });
  if (isWithout) for (const event of events) event.isCancelled = true;
  if (events.length === 0) return null;
  if (!parties) return { method: 'PUBLISH', events };
  const { organizer, attendee } = parties;
  const name =
    names === '' ? programme.name : t('mail.letter.from', { name: names, programme: programme.name });
  const invited = (event: CalendarEvent): CalendarEvent => ({
    ...event,
    organizer: { ...organizer, name },
    // A member who calls off the rest of a series did come to the past times: ACCEPTED for these.
    attendee: {
      ...attendee,
      says: says === 'DECLINED' && meeting.state === 'cancelled' && !event.isCancelled ? 'ACCEPTED' : says,
    },
  });
  return {
    method: events.every((one) => one.isCancelled) ? 'CANCEL' : 'REQUEST',
    events: events.map(invited),
  };
}

function eventsOf(
  { programme, t, url }: MailTools,
  of: { found: PartnershipParts; meeting: Meeting; names: string; isOff: boolean },
): CalendarEvent[] {
  const { found, meeting, names } = of;
  const words = {
    t,
    names,
    programme: programme.name,
    page: url(`/partnership/${found.own.id}/meetings`),
    ends: found.round.dates.ends.dueAt,
  };
  const named = (event: CalendarEvent): CalendarEvent =>
    names === '' ? { ...event, title: programme.name } : event;
  const shown = names === '' ? { ...meeting, link: null } : meeting;
  const event = asEvent(shown, words);
  if (event && of.isOff && meeting.state === 'stands') return timesOff(named(event));
  if (event) return [named(event)];
  // Several hours are proposed instead of one that calendars show. That one is off, whichever of the hours is accepted.
  const [first] = meeting.times;
  const before = first && meeting.askedSequence > 0 && asEvent({ ...shown, wall: first.wall }, words);
  return before ? [{ ...named(before), isCancelled: true }] : [];
}

/** The times of a series that are off, each as an entry of its own: programs that already know of it ignore it. */
function timesOff(event: CalendarEvent): CalendarEvent[] {
  const { repeats: _, without = [], ...series } = event;
  const off = (time: WallTime): CalendarEvent => ({
    ...series,
    start: time,
    insteadOf: time,
    isCancelled: true,
  });
  return without.map(off);
}

/** Names stand alone in a calendar, and calendars show the marks that isolate them as boxes. */
const plain = (names: string): string => names.replaceAll(/[\u2066-\u2069]/g, '');
