import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { expect } from 'vitest';
import { byIcal, byNodeIcal } from '../readCalendars.ts';

/** An entry of somebody's calendar, as their program keeps it from the mails that came. */
export interface Entry {
  sequence: number;
  status: string;
  /** The time of the meeting; in a series, each time that is not called off. */
  times: number[];
  /** The address for answers. */
  organizer: string;
  says: string;
}

/** Somebody's calendar program. It takes invitations as RFC 5546 says, and checks each for what an invitation may contain. */
export interface CalendarProgram {
  entries: Map<string, Entry>;
  take(raw: string): Promise<void>;
}

const addressIn = (value: unknown): string => String(value).replace(/^mailto:/i, '');

/** The calendar program of one partner. No mail to it may contain the others' addresses. */
export function calendarProgram(own: string, others: readonly string[]): CalendarProgram {
  const entries: CalendarProgram['entries'] = new Map();
  const off = new Map<string, Set<number>>();

  function takeEvent(event: ICAL.Component, method: string, times: readonly Date[], replyTo: string): void {
    const uid = String(event.getFirstPropertyValue('uid'));
    const sequence = Number(event.getFirstPropertyValue('sequence'));
    const attendees = event.getAllProperties('attendee');
    expect(attendees.map((one) => addressIn(one.getFirstValue()))).toEqual([own]);
    const organizer = addressIn(event.getFirstPropertyValue('organizer'));
    // The reader's own address for answers, which is also the mail's reply address.
    expect(organizer).toBe(replyTo);
    expect(organizer).toMatch(/^reply\+meeting\./);
    const before = entries.get(uid);
    expect(sequence).toBeGreaterThanOrEqual(before?.sequence ?? 0);
    const skipped = off.get(uid) ?? new Set();
    off.set(uid, skipped);
    if (event.hasProperty('recurrence-id')) {
      expect(method).toBe('CANCEL');
      for (const at of times) skipped.add(at.getTime());
      if (before)
        entries.set(uid, { ...before, sequence, times: before.times.filter((at) => !skipped.has(at)) });
      return;
    }
    skipped.clear();
    const says = String(attendees[0]!.getFirstParameter('partstat'));
    const status = String(event.getFirstPropertyValue('status'));
    expect(status === 'CANCELLED').toBe(method === 'CANCEL');
    // Nothing to keep: this cancels a meeting that the program never had.
    if (method === 'CANCEL' && !before) return;
    entries.set(uid, { sequence, status, times: times.map((at) => at.getTime()), organizer, says });
  }

  return {
    entries,
    take: async (raw) => {
      const mail = await PostalMime.parse(raw);
      const texts = mail.attachments.map(({ content }) => new TextDecoder().decode(content as ArrayBuffer));
      const whole = [raw, mail.text, mail.html, ...texts].join('\n').toLowerCase();
      for (const other of others) expect(whole).not.toContain(other.toLowerCase());
      if (texts.length === 0) return;
      const [text] = texts;
      expect(texts).toEqual([text, text]);
      const calendar = new ICAL.Component(ICAL.parse(text!) as unknown[]);
      const method = String(calendar.getFirstPropertyValue('method'));
      expect(raw).toMatch(
        new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}\r?$`, 'm'),
      );
      const events = calendar.getAllSubcomponents('vevent');
      const times = byIcal(text!);
      expect(byNodeIcal(text!).length).toBeGreaterThan(0);
      if (events.length === 1) expect(byNodeIcal(text!)).toEqual([new Date(firstOf(events[0]!, times[0]!))]);
      for (const [index, event] of events.entries())
        takeEvent(event, method, times[index]!, mail.replyTo![0]!.address!);
    },
  };
}

/** When an event begins by its DTSTART, even if that time was called off. */
function firstOf(event: ICAL.Component, times: readonly Date[]): number {
  const start = new ICAL.Event(event).startDate.toJSDate().getTime();
  return times.length > 0 ? Math.min(start, times[0]!.getTime()) : start;
}
