import { regionName } from '../../../../lib/world/countries.ts';
import { trioById } from '../../../../rooms/pairing/index.ts';
import { defineMail } from '../../define.ts';
import { namesOf, presentPartners } from '../partnerBlocks.ts';
import { partnershipParts } from '../partnershipParts.ts';

/** Asks a member of a pair whether somebody who waits may join them. The mail tells only that person's country. `data.question`. */
export const trioQuestionMail = defineMail({
  kind: 'trio-question',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.trio-question.subject',
    'mail.trio-question.body',
    'mail.trio-question.free',
    'mail.trio-question.yes',
    'mail.trio-question.no',
    'mail.trio-question.words',
  ],
  answer: (data) => ({ kind: 'trio', subject: data.question }),
  compose: async (tools, data) => {
    const { ctx, programme, locale, t, when, link, canReply } = tools;
    const question = await trioById(ctx, programme.id, data.question);
    if (!question || question.closedAt) return null;
    const found = await partnershipParts(tools, question);
    if (!found || found.own.me.leftAt) return null;
    const values = {
      ...found.values,
      names: namesOf(tools, presentPartners(found.own)),
      country: question.country ? regionName(locale, question.country) : '–',
      date: when(question.closesAt),
    };
    const answer = (said: 'yes' | 'no') => link('answer', `trio.${question.id}.${said}`);
    return {
      subject: t('mail.trio-question.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.trio-question.body', values) },
        { p: t('mail.trio-question.free', values) },
        { button: t('mail.trio-question.yes'), href: answer('yes') },
        { link: t('mail.trio-question.no'), href: answer('no') },
        ...(canReply ? [{ p: t('mail.trio-question.words') }] : []),
      ],
    };
  },
});
