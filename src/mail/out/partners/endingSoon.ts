import { defineForMany } from '../define.ts';
import { namesOf, presentPartners } from './partnerBlocks.ts';
import { partnershipParts } from './partnershipParts.ts';

/** A week before the round ends, with a last topic: an answer is a letter to the partner. `data.partnership`. */
export const endingSoonMail = defineForMany({
  kind: 'ending-soon',
  wording: [
    'mail.ending-soon.subject',
    'mail.ending-soon.body',
    'mail.ending-soon.how',
    'partnership.last.take',
    'partnership.last.surprise',
    'partnership.last.thanks',
    'mail.ending-soon.reply',
    'mail.ending-soon.write',
    'mail.ending-soon.after',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { t, when, canReply } = tools;
    const { ends, purges } = found.round.dates;
    const names = namesOf(tools, presentPartners(found.own)) || found.values.names;
    const values = { ...found.values, names, date: when(ends.dueAt) };
    return {
      subject: t('mail.ending-soon.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.ending-soon.body', values) },
        { p: t('mail.ending-soon.how') },
        {
          list: [t('partnership.last.take'), t('partnership.last.surprise'), t('partnership.last.thanks')],
          ordered: true,
        },
        ...(canReply ? [{ p: t('mail.ending-soon.reply', values) }] : []),
        { button: t('mail.ending-soon.write'), href: found.page },
        { p: t('mail.ending-soon.after', { ...values, date: when(purges.dueAt) }) },
      ],
    };
  },
});
