import { dayRange, longDay } from '../../../ui/index.ts';
import { turnOf } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import { namesOf, presentPartners } from './partnerBlocks.ts';
import { partnershipParts } from './partnershipParts.ts';

/** Days from now to the day in the example. */
const EXAMPLE_DAYS = 14;

/** Reminds somebody kindly that it is their turn to write, each time in another tone. `data.partnership`, `data.reminder`, `data.tone`. */
export const turnReminderMail = defineMail({
  kind: 'turn-reminder',
  category: 'reminders',
  readable: true,
  many: false,
  writtenLate: true,
  wording: [
    'mail.turn-reminder.subject',
    'mail.turn-reminder.subject-again',
    'mail.turn-reminder.subject-last',
    'mail.turn-reminder.subject-more',
    'mail.turn-reminder.answer',
    'mail.turn-reminder.first-letter',
    'mail.turn-reminder.sign',
    'mail.turn-reminder.tone.first',
    'mail.turn-reminder.tone.again',
    'mail.turn-reminder.tone.last',
    'mail.turn-reminder.tone.more',
    'mail.turn-reminder.reply',
    'mail.turn-reminder.button',
    'mail.turn-reminder.talked',
    'mail.turn-reminder.words',
    'mail.turn-reminder.page',
    'mail.turn-reminder.back',
  ],
  answer: (data) => ({ kind: 'turn', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, person, t, locale, zone, link, canReply } = tools;
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    // The reader wrote, talked or went away before the mail left; or a newer turn has its own reminder.
    const turn = await turnOf(ctx, { programme: programme.id, person: person.id, ...data });
    if (!turn?.owes || !turn.since || turn.backAt || turn.sent.length === 0) return null;
    const { to, owes, since } = turn;
    const waiting = presentPartners(found.own).filter((partner) => to.includes(partner.person));
    const day = new Date(ctx.clock.now().getTime() + EXAMPLE_DAYS * 86_400_000).toISOString().slice(0, 10);
    const away = t('mail.by-mail.word.away');
    const values = {
      ...found.values,
      names: namesOf(tools, waiting),
      date: longDay(locale, zone, since, false),
      talked: t('mail.by-mail.word.talked'),
      away,
      example: `${away} ${dayRange(locale, day, day)}`,
      leave: t('mail.by-mail.word.leave'),
      wrong: t('mail.by-mail.word.wrong'),
      back: t('mail.by-mail.word.back'),
    };
    const { tone } = data;
    return {
      subject: t(
        tone === 'first' ? 'mail.turn-reminder.subject' : `mail.turn-reminder.subject-${tone}`,
        values,
      ),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t(`mail.turn-reminder.${owes}`, values) },
        { p: t(`mail.turn-reminder.tone.${tone}`, values) },
        ...(canReply ? [{ p: t('mail.turn-reminder.reply', values) }] : []),
        { button: t('mail.turn-reminder.button', values), href: found.page },
        { link: t('mail.turn-reminder.talked', values), href: link('contact', String(found.own.id)) },
        { p: t(canReply ? 'mail.turn-reminder.words' : 'mail.turn-reminder.page', values) },
        ...(canReply && tone === 'more' ? [{ p: t('mail.turn-reminder.back', values) }] : []),
      ],
    };
  },
});
