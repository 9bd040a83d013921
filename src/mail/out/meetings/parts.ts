import { isolate } from '../../../i18n/translate.ts';
import { directAnswersOf } from '../../../rooms/calls/index.ts';
import { hoursOf, meetingById, repeatsOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { hourOnClocks } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';
import { namesOf, presentPartners } from '../partners/partnerBlocks.ts';
import { partnerNamed, partnershipParts } from '../partners/partnershipParts.ts';
import type { PartnershipParts } from '../partners/partnershipParts.ts';

export interface MeetingParts extends PartnershipParts {
  meeting: Meeting;
  /** The proposed hours, or the next hour of a meeting that stands or stood. */
  hours: Date[];
  /** Values for every mail about a meeting: those of a partnership, and the name of the member who acted. */
  values: PartnershipParts['values'] & { name: string };
}

/**
 * A meeting of a running partnership, as the recipient sees it; null when the meeting is gone, or the partners' time is over or they are
 * kept apart.
 */
export async function meetingParts(
  tools: MailTools,
  data: { partnership: number; meeting: number; by?: number | undefined },
): Promise<MeetingParts | null> {
  const found = await partnershipParts(tools, data);
  if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
  const meeting = await meetingById(tools.ctx, tools.programme.id, data.meeting);
  if (!meeting || meeting.partnership !== found.own.id) return null;
  const names = namesOf(tools, presentPartners(found.own));
  const name =
    (data.by === undefined ? null : partnerNamed(found, data.by, tools)) ?? tools.t('partnership.former');
  const hours = hoursOf(meeting, { ends: found.round.dates.ends.dueAt, now: tools.ctx.clock.now() });
  return { ...found, meeting, hours, values: { ...found.values, names, name } };
}

/** An hour on the clocks of the reader and everybody they meet; only on the reader's when nothing is known of the others. */
export function hourText(tools: MailTools, at: Date, found: PartnershipParts | null): string {
  const { locale: lang, zone, t, programme } = tools;
  const others = found ? presentPartners(found.own) : [];
  return hourOnClocks(
    { lang, zone, t },
    at,
    others.map((partner) => ({ name: isolate(callOf(partner)), zone: partner.zone ?? programme.zone })),
  );
}

/** How to answer a proposal by mail: one hour with a word, several hours with a number. */
export const answerWords = ({ times }: Meeting) =>
  times.length > 1 ? 'mail.meeting-proposed.reply-number' : 'mail.meeting-proposed.reply';

/** How to say by mail that one cannot come. Between two people, a no to a series that stands means its next time. */
export const declineWords = ({ meeting, own }: MeetingParts) =>
  meeting.state === 'stands' && meeting.weeks !== null && presentPartners(own).length === 1
    ? 'mail.meeting-stands.reply-series'
    : 'mail.meeting-stands.reply';

/** How long, by what means, how often and where. The place is put in when the mail leaves. */
export function detailsBlock({ t, secret }: MailTools, meeting: Meeting): Block {
  const line = (term: string, value: string): string => t('mail.agreement.line', { term, value });
  const repeats = repeatsOf(meeting.weeks);
  return {
    list: [
      line(t('meeting.minutes'), t('meeting.minutes-count', { count: meeting.minutes })),
      line(t('meeting.means'), t(`meeting.means.${meeting.means}`)),
      ...(repeats === 'once' ? [] : [line(t('meeting.repeats'), t(`meeting.repeats.${repeats}`))]),
      ...(meeting.link === null ? [] : [line(t('mail.meeting.where'), secret('meeting', meeting.id))]),
    ],
  };
}

/** Says that they can call each other here by video or voice; empty when there is no relay and one of them wants no direct connection. */
export async function callBlocks(
  { ctx, programme, t, hasRelay }: MailTools,
  { partnership, means, link }: Meeting,
): Promise<Block[]> {
  if (means !== 'video' && means !== 'voice') return [];
  if (!hasRelay) {
    const ways = await directAnswersOf(ctx, { programme: programme.id, partnership });
    if ([...ways.values()].includes(false)) return [];
  }
  return [{ p: t(link === null ? 'mail.meeting.call' : 'mail.meeting.call-too') }];
}
