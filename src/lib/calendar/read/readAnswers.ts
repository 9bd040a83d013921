import { normaliseAddress } from '../../address/normaliseAddress.ts';
import type { Participation } from '../event.ts';
import { firstOf, partsOf, readComponents } from './components.ts';
import type { Component } from './components.ts';
import { plainText } from './properties.ts';
import { readDuration } from './readDuration.ts';
import { readInstant } from './readInstant.ts';

/** An answer that a calendar program gives to an invitation (RFC 5546, 3.2.3 and 3.2.7). */
export interface CalendarAnswer {
  method: 'REPLY' | 'COUNTER';
  uid: string;
  /** The version that was answered; null when the program left it out. */
  sequence: number | null;
  /** The time of a series that the answer means; null for all. */
  occurrence: Date | null;
  says: Participation | 'DELEGATED';
  /** The address of the person who answers, normalised; null when the answer holds no mail address. */
  attendee: string | null;
  /** For a COUNTER: the proposed time of the meeting. */
  start: Date | null;
  /** The length of the meeting; null when the answer does not say. */
  minutes: number | null;
  /** The person's words with the answer; empty when there are none. */
  comment: string;
}

const STATES: ReadonlySet<string> = new Set([
  'NEEDS-ACTION',
  'ACCEPTED',
  'DECLINED',
  'TENTATIVE',
  'DELEGATED',
]);

/** Most answers that are read of one mail: somebody may answer several times of a series at once. */
const MOST = 20;

/**
 * The answers in the calendar part of a mail; none when it holds something else (a request, a feed, nonsense). An event without exactly
 * one attendee says nothing about anybody, except in a COUNTER.
 */
export function readAnswers(text: string): CalendarAnswer[] {
  const calendar = readComponents(text);
  const method = calendar && firstOf(calendar, 'METHOD')?.value.trim().toUpperCase();
  if (!calendar || (method !== 'REPLY' && method !== 'COUNTER')) return [];
  return partsOf(calendar, 'VEVENT')
    .slice(0, MOST)
    .flatMap((event) => readAnswer(calendar, event, method) ?? []);
}

function readAnswer(
  calendar: Component,
  event: Component,
  method: CalendarAnswer['method'],
): CalendarAnswer | null {
  const uid = plainText(firstOf(event, 'UID')?.value.trim() ?? '');
  const attendees = event.properties.filter((property) => property.name === 'ATTENDEE');
  if (uid === '' || uid.length > 255 || (method === 'REPLY' && attendees.length !== 1)) return null;
  const instead = firstOf(event, 'RECURRENCE-ID');
  const occurrence = readInstant(calendar, instead);
  // One unreadable time does not mean all times; nor does a range of times.
  if (instead && (!occurrence || instead.parameters['RANGE'] !== undefined)) return null;
  const says = (attendees[0]?.parameters['PARTSTAT'] ?? 'NEEDS-ACTION').toUpperCase();
  const sequence = firstOf(event, 'SEQUENCE')?.value.trim() ?? '';
  const start = readInstant(calendar, firstOf(event, 'DTSTART'));
  const end = readInstant(calendar, firstOf(event, 'DTEND'));
  const lasts =
    start && end ? (end.getTime() - start.getTime()) / 60_000 : readDuration(firstOf(event, 'DURATION'));
  return {
    method,
    uid,
    sequence: /^\d{1,9}$/.test(sequence) ? Number(sequence) : null,
    occurrence,
    attendee: normaliseAddress((attendees[0]?.value ?? '').trim().replace(/^mailto:/i, '')),
    says: (STATES.has(says) ? says : 'NEEDS-ACTION') as CalendarAnswer['says'],
    start,
    minutes: lasts !== null && lasts > 0 ? Math.round(lasts) : null,
    comment: plainText(firstOf(event, 'COMMENT')?.value ?? '').slice(0, 5000),
  };
}
