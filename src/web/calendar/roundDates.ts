import { DATE_KINDS, roundName } from '../../rooms/programmes/index.ts';
import type { DateKind, Programme, Round } from '../../rooms/programmes/index.ts';
import type { CalendarEvent } from '../../lib/calendar/event.ts';
import type { View } from '../../ui/index.ts';

/** A programme, its words, and the address of its pages. */
interface Of {
  programme: Programme;
  view: View;
  base: string;
}

/**
 * A date of a round as an entry of a calendar, in the zone of its organisers: the hour stays theirs when a country changes its clocks. The
 * UID of the date never changes, and each change of the date counts as a newer version.
 */
export function dateEvent(round: Round, kind: DateKind, { programme, view, base }: Of): CalendarEvent {
  const { wall, zone, changes, changedAt } = round.dates[kind];
  const isCancelled = round.cancelled_at !== null;
  const made = programme.created_at.getTime().toString(36);
  return {
    uid: `${kind}.${round.id}.${programme.id}.${made}@antipode`,
    sequence: changes + (isCancelled ? 1 : 0),
    changedAt: round.cancelled_at ?? changedAt ?? round.published_at ?? round.created_at,
    start: { wall, zone },
    minutes: 0,
    title: view.t('ui.labelled', { label: programme.name, value: view.t(`round.date.${kind}`) }),
    description: `${roundName(round, view, programme.source_locale)}\n${base}/rounds/${round.number}`,
    url: `${base}/rounds/${round.number}`,
    isCancelled,
  };
}

/** The dates of several rounds. */
export const datesOf = (rounds: readonly Round[], of: Of): CalendarEvent[] =>
  rounds.flatMap((round) => DATE_KINDS.map((kind) => dateEvent(round, kind, of)));
