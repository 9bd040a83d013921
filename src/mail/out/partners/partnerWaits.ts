import { silenceById } from '../../../rooms/partnerships/index.ts';
import { dayRange } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { partnerNamed, partnershipParts } from './partnershipParts.ts';

/** Days from now to the day in the example. */
const EXAMPLE_DAYS = 14;

/**
 * Kindly asks somebody for a few lines to a partner who has not heard from them. The mail blames nobody, quotes nobody, and offers every
 * way out. `data.partnership`; `data.partner` who waits; `data.silence`.
 */
export const partnerWaitsMail = defineMail({
  kind: 'partner-waits',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.partner-waits.subject',
    'mail.partner-waits.body',
    'mail.partner-waits.reply',
    'mail.partner-waits.button',
    'mail.partner-waits.away',
    'mail.partner-waits.away-page',
    'mail.partner-waits.leave',
    'mail.partner-waits.leave-page',
    'mail.partner-waits.wrong',
    'mail.partner-waits.wrong-word',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, t, locale, canReply } = tools;
    const found = await partnershipParts(tools, data);
    const name = found ? partnerNamed(found, data.partner, tools) : null;
    const asked = found && (await silenceById(ctx, programme.id, data.silence));
    // The reader wrote, or went away, before the mail left.
    if (!found || !asked || asked.closedAt || name === null) return null;
    if (found.own.state === 'ended' || found.own.me.leftAt) return null;
    const day = new Date(ctx.clock.now().getTime() + EXAMPLE_DAYS * 86_400_000).toISOString().slice(0, 10);
    const away = t('mail.by-mail.word.away');
    const words = {
      away,
      example: `${away} ${dayRange(locale, day, day)}`,
      leave: t('mail.by-mail.word.leave'),
      wrong: t('mail.by-mail.word.wrong'),
    };
    const values = { ...found.values, ...words, name };
    return {
      subject: t('mail.partner-waits.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.partner-waits.body', values) },
        ...(canReply ? [{ p: t('mail.partner-waits.reply', values) }] : []),
        { button: t('mail.partner-waits.button', values), href: found.page },
        { p: t(canReply ? 'mail.partner-waits.away' : 'mail.partner-waits.away-page', values) },
        { p: t(canReply ? 'mail.partner-waits.leave' : 'mail.partner-waits.leave-page', values) },
        { p: t(canReply ? 'mail.partner-waits.wrong-word' : 'mail.partner-waits.wrong', values) },
      ],
    };
  },
});
