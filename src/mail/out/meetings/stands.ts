import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { clockTime, longDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { namesOf, presentPartners } from '../partners/partnerBlocks.ts';
import { calendarPart } from './calendarPart.ts';
import { callBlocks, declineWords, detailsBlock, hourText, meetingParts } from './parts.ts';

/** Tells every member that an hour stands. `data.partnership`, `data.meeting`, `data.sequence`. */
export const meetingStandsMail = defineMail({
  kind: 'meeting-stands',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-stands.subject',
    'mail.meeting-stands.body',
    'mail.meeting-stands.subject-without',
    'mail.meeting-stands.body-without',
    'mail.meeting-stands.after-all',
    'mail.meeting-stands.button',
    'mail.meeting-stands.change',
    'mail.meeting.call',
    'mail.meeting.call-too',
    'mail.meeting-stands.reply',
    'mail.meeting-stands.reply-series',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, link, locale, zone, canReply } = tools;
    const found = await meetingParts(tools, data);
    // The next time of a series, for a reader who opens the mail later.
    const at = found?.hours[0];
    if (!found || !at) return null;
    const { meeting, values } = found;
    if (meeting.state !== 'stands' || meeting.askedSequence > data.sequence) return null;
    const { said } = meeting.times[0]!;
    const isOff = (person: number): boolean => said.some((one) => one.person === person && one.says === 'no');
    const partners = presentPartners(found.own);
    const without = partners.filter(({ person }) => isOff(person));
    const day = longDay(locale, zone, at, false);
    const named = {
      ...values,
      names: namesOf(
        tools,
        partners.filter(({ person }) => !isOff(person)),
      ),
      day,
      time: clockTime(locale, zone, at),
    };
    const button = {
      button: t('mail.meeting-stands.button'),
      href: link('meeting', String(meeting.id)),
    };
    // The one of three who said no hears that the other two meet.
    if (isOff(tools.person.id))
      return {
        subject: t('mail.meeting-stands.subject-without', named),
        blocks: [
          { p: t('mail.meeting-stands.body-without', named) },
          { list: [hourText(tools, at, found)] },
          button,
          { p: t('mail.meeting-stands.after-all') },
        ],
      };
    return {
      subject: t('mail.meeting-stands.subject', named),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.meeting-stands.body', named) },
        { list: [hourText(tools, at, found)] },
        ...without.map((partner) => ({ p: t('meeting.said.no', { name: isolate(callOf(partner)) }) })),
        detailsBlock(tools, meeting),
        ...(await callBlocks(tools, meeting)),
        button,
        { p: t('mail.meeting-stands.change') },
        ...(canReply ? [{ p: t(declineWords(found), values) }] : []),
      ],
    };
  },
});
