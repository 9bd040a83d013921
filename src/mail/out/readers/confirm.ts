import { offersIn } from '../../../rooms/readers/index.ts';
import { defineMail } from '../define.ts';

/**
 * Asks whether to write to an address. Anybody can type anybody's address, so the mail holds nothing that was typed, and nothing else goes
 * there before a yes. `data.offers`.
 */
export const subscriptionConfirmMail = defineMail({
  kind: 'subscription-confirm',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  answer: (data) => ({ kind: 'subscribe', subject: data.offers }),
  wording: [
    'mail.subscription-confirm.subject',
    'mail.subscription-confirm.body',
    'mail.subscription-confirm.yours',
    'mail.subscription-confirm.reply',
    'mail.subscription-confirm.not-you',
    'mail.reply.above',
    'subscription.confirm.button',
  ],
  compose: ({ t, link, programme, canReply }, data) => {
    const code = data.offers;
    const offers = offersIn(code);
    if (offers.length === 0) return Promise.resolve(null);
    const values = { programme: programme.name };
    return Promise.resolve({
      subject: t('mail.subscription-confirm.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.subscription-confirm.body', values) },
        { list: offers.map((offer) => t(`offer.${offer}`)) },
        { p: t('mail.subscription-confirm.yours') },
        { button: t('subscription.confirm.button'), href: link('subscribe', String(code)) },
        ...(canReply ? [{ p: t('mail.subscription-confirm.reply') }] : []),
        { p: t('mail.subscription-confirm.not-you') },
      ],
    });
  },
});
