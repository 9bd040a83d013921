import { listFormat } from '../../i18n/intl.ts';
import type { CalendarEvent } from '../../lib/calendar/event.ts';
import { asEvent, meetingsFor } from '../../rooms/meetings/index.ts';
import { metInRounds } from '../../rooms/partnerships/index.ts';
import { callOf } from '../../rooms/people/index.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** How long a cancelled meeting stays in a feed: calendar programs ask only now and then, and must hear of it. */
const CANCELLED_MS = 60 * 86_400_000;

/**
 * Somebody's meetings with their partners, as entries of their own calendar. Leaves out a partnership that the person left, or whose
 * members are kept apart.
 */
export async function ownMeetings(
  { ctx, programme, view }: ProgrammeVisit,
  { person, base }: { person: number; base: string },
): Promise<CalendarEvent[]> {
  const met = (await metInRounds(ctx, programme.id, person)).filter(
    ({ own }) => own.me.leftAt === null && own.apartAt === null,
  );
  const since = new Date(ctx.clock.now().getTime() - CANCELLED_MS);
  const meetings = await meetingsFor(ctx, {
    programme: programme.id,
    partnerships: met.map(({ own }) => own.id),
    since,
  });
  return meetings.flatMap((meeting) => {
    const said = meeting.times.flatMap((time) => time.said).filter((one) => one.person === person);
    if (said.length > 0 && said.every(({ says }) => says === 'no')) return [];
    const { own, round } = met.find((one) => one.own.id === meeting.partnership)!;
    const names = own.partners.map((partner) => callOf(partner) || view.t('partnership.former'));
    const event = asEvent(meeting, {
      t: view.t,
      names: listFormat(view.lang, 'conjunction').format(names),
      programme: programme.name,
      page: `${base}/partnership/${own.id}/meetings`,
      ends: round.dates.ends.dueAt,
    });
    // A cancelled series stays, with the times at which the partners met.
    return event && !(event.isCancelled && meeting.changedAt <= since) ? event : [];
  });
}
