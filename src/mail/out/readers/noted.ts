import { offersIn } from '../../../rooms/readers/index.ts';
import { defineMail } from '../define.ts';

/** Notes the answer by mail to "shall we write to you?". `data.offers`, `data.yes`. */
export const subscriptionNotedMail = defineMail({
  kind: 'subscription-noted',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.subscription-noted.subject',
    'mail.subscription-noted.yes',
    'mail.subscription-noted.stop',
    'mail.subscription-noted.no',
  ],
  compose: ({ t, programme }, data) => {
    const values = { programme: programme.name };
    const offers = offersIn(data.offers);
    return Promise.resolve({
      subject: t('mail.subscription-noted.subject', values),
      blocks: data.yes
        ? [
            { p: t('mail.subscription-noted.yes', values) },
            { list: offers.map((offer) => t(`offer.${offer}`)) },
            { p: t('mail.subscription-noted.stop') },
          ]
        : [{ p: t('mail.subscription-noted.no') }],
    });
  },
});
