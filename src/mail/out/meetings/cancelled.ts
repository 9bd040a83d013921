import { wallToInstant } from '../../../lib/time/time.ts';
import { hoursOf, meetingById } from '../../../rooms/meetings/index.ts';
import { clockTime, longDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';
import { calendarPart } from './calendarPart.ts';
import { hourText, meetingParts } from './parts.ts';

/**
 * Tells that a meeting is off, or some times of a series. Either a member called it off, or they can no longer meet; in that case the mail
 * says nothing of another member. `data.partnership`, `data.meeting`, `data.occurrence`, `data.also`, `data.why`, `data.by`.
 */
export const meetingCancelledMail = defineMail({
  kind: 'meeting-cancelled',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-cancelled.subject',
    'mail.meeting-cancelled.subject-more',
    'mail.meeting-cancelled.by',
    'mail.meeting-cancelled.own',
    'mail.meeting-cancelled.cannot',
    'mail.meeting-cancelled.round',
    'mail.meeting-cancelled.rest',
    'mail.meeting-cancelled.button',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, locale, zone, ctx, programme, person } = tools;
    const theirs = await partnershipParts(tools, data, { evenApart: true });
    const meeting = theirs && (await meetingById(ctx, programme.id, data.meeting));
    if (!meeting) return null;
    const { occurrence, also = [], by, why } = data;
    const off = occurrence === undefined ? null : [occurrence, ...also];
    const isOff = off ? off.every((wall) => meeting.without.includes(wall)) : meeting.state === 'cancelled';
    if (!isOff) return null;
    const { dueAt: ends } = theirs.round.dates.ends;
    const found = by === undefined && why === undefined ? null : await meetingParts(tools, data);
    const hours = off
      ? off.map((wall) => wallToInstant(wall, meeting.zone))
      : hoursOf(meeting, { ends, now: meeting.changedAt });
    const first = hours[0] ?? meeting.changedAt;
    const said = !found ? 'cannot' : (why ?? (by === person.id ? 'own' : 'by'));
    const values = found?.values ?? { ...theirs.values, name: '' };
    return {
      subject: t(also.length > 0 ? 'mail.meeting-cancelled.subject-more' : 'mail.meeting-cancelled.subject', {
        day: longDay(locale, zone, first, false),
        time: clockTime(locale, zone, first),
        count: also.length,
      }),
      blocks: [
        { p: t(`mail.meeting-cancelled.${said}`, { ...values, day: longDay(locale, zone, ends, false) }) },
        { list: hours.map((at) => hourText(tools, at, found)) },
        ...(off === null ? [] : [{ p: t('mail.meeting-cancelled.rest') }]),
        ...(found ? [{ button: t('mail.meeting-cancelled.button'), href: found.page }] : []),
      ],
    };
  },
});
