import type { Meeting } from '../../rooms/meetings/index.ts';

const UTC = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** A calendar program's answer to an invitation, by RFC 5546: yes, no, or another time. */
export function calendarReply(
  { uid, sequence }: Pick<Meeting, 'uid' | 'sequence'>,
  {
    address,
    at,
    ...said
  }: {
    /** The address of the calendar's owner. */
    address: string;
    now: Date;
    /** When the meeting is; for a proposal, the proposed time. */
    at: Date;
    minutes: number;
  } & ({ says: 'ACCEPTED' | 'DECLINED'; occurrence?: Date } | { says: 'COUNTER' }),
): string {
  const isCounter = said.says === 'COUNTER';
  const occurrence = 'occurrence' in said ? said.occurrence : undefined;
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Invented people//Calendar//EN',
    'VERSION:2.0',
    `METHOD:${isCounter ? 'COUNTER' : 'REPLY'}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${UTC(said.now)}`,
    `DTSTART:${UTC(at)}`,
    `DTEND:${UTC(new Date(at.getTime() + said.minutes * 60_000))}`,
    ...(occurrence ? [`RECURRENCE-ID:${UTC(occurrence)}`] : []),
    'ORGANIZER:mailto:mentoring@antipode.example',
    `ATTENDEE;PARTSTAT=${isCounter ? 'TENTATIVE' : said.says}:mailto:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
}
