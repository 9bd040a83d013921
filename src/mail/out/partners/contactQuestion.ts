import { rhythmIn } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import { namesOf, presentPartners } from './partnerBlocks.ts';
import { partnershipParts } from './partnershipParts.ts';

/** Asks whether somebody talked with their partners lately, with one click or one word to answer. `data.partnership`. */
export const contactQuestionMail = defineMail({
  kind: 'contact-question',
  category: 'reminders',
  readable: true,
  many: false,
  writtenLate: true,
  wording: [
    'mail.contact-question.subject',
    'mail.contact-question.body',
    'mail.contact-question.met',
    'mail.contact-question.button',
    'mail.contact-question.words',
    'mail.contact-question.wrong',
  ],
  answer: (data) => ({ kind: 'contact', subject: data.partnership }),
  compose: async (tools, data) => {
    const { t, link, canReply } = tools;
    const found = await partnershipParts(tools, data);
    if (!found || found.own.state === 'ended' || found.own.me.leftAt) return null;
    const { days } = await rhythmIn(tools.ctx, tools.programme.id, found.own.id);
    // Meanwhile they agreed that nobody asks them, except after an hour that they had arranged.
    if (days === null && data.metAt === undefined) return null;
    const partners = presentPartners(found.own);
    const values = {
      ...found.values,
      names: namesOf(tools, partners),
      days: days ?? 0,
      talked: t('mail.by-mail.word.talked'),
      notYet: t('mail.by-mail.word.not-yet'),
      wrong: t('mail.by-mail.word.wrong'),
    };
    const asked =
      data.metAt === undefined
        ? t('mail.contact-question.body', values)
        : t('mail.contact-question.met', { ...values, hour: tools.when(new Date(data.metAt)) });
    return {
      subject: t('mail.contact-question.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: asked },
        { button: t('mail.contact-question.button', values), href: link('contact', String(found.own.id)) },
        ...(canReply ? [{ p: t('mail.contact-question.words', values) }] : []),
        { p: t('mail.contact-question.wrong', values) },
      ],
    };
  },
});
