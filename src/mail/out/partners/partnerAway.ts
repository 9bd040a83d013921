import { absenceOf } from '../../../rooms/partnerships/index.ts';
import { dayRange } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { answerBlocks } from './partnerBlocks.ts';
import { partnerNamed, partnershipParts } from './partnershipParts.ts';

/**
 * Tells that a partner is away until a day, or takes a break without one (`data.undated`), or is back before its end (`data.isBack`).
 * `data.partnership`, `data.person`, `data.absence`.
 */
export const partnerAwayMail = defineMail({
  kind: 'partner-away',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.partner-away.subject',
    'mail.partner-away.subject-back',
    'mail.partner-away.body',
    'mail.partner-away.body-back',
    'mail.partner-away.subject-break',
    'mail.partner-away.break',
    'mail.partner-away.break-choice',
    'mail.partner-away.break-over',
    'mail.partner-away.button',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    const name = found ? partnerNamed(found, data.person, tools) : null;
    if (!found || name === null || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { ctx, programme, t, locale } = tools;
    const absence = await absenceOf(ctx, programme.id, data.person);
    const { isBack = false } = data;
    // The absence changed before the mail left.
    if (isBack ? absence : absence?.id !== data.absence) return null;
    const date = absence ? dayRange(locale, absence.until, absence.until) : '';
    const values = { ...found.values, name, date };
    if (data.undated && !isBack)
      return {
        subject: t('mail.partner-away.subject-break', values),
        blocks: [
          { p: t('mail.partner-away.break', values) },
          { p: t('mail.partner-away.break-choice') },
          { button: t('mail.partner-away.button', values), href: found.page },
          ...answerBlocks(tools, found.own),
        ],
      };
    const back = data.undated ? 'mail.partner-away.break-over' : 'mail.partner-away.body-back';
    return {
      subject: t(isBack ? 'mail.partner-away.subject-back' : 'mail.partner-away.subject', values),
      blocks: [
        { p: t(isBack ? back : 'mail.partner-away.body', values) },
        { button: t('mail.partner-away.button', values), href: found.page },
        ...answerBlocks(tools, found.own),
      ],
    };
  },
});
