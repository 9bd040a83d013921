import { isCategory } from '../../../rooms/preferences/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** Says that a mail to the reader's own stop address stopped a kind of mail, and how to get these mails again. `data.category`. */
export const unsubscribedMail = defineMail({
  kind: 'unsubscribed',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: ['mail.unsubscribed.subject', 'mail.unsubscribed.body', 'mail.unsubscribed.button'],
  compose: ({ t, link, person, programme }, { category }) => {
    if (!isCategory(category)) return Promise.resolve(null);
    const values = {
      reader: callOf(person),
      programme: programme.name,
      category: t(`unsubscribe.category.${category}`),
    };
    return Promise.resolve({
      subject: t('mail.unsubscribed.subject', values),
      blocks: [
        { p: t('mail.unsubscribed.body', values) },
        { button: t('mail.unsubscribed.button'), href: link('unsubscribe', category) },
      ],
    });
  },
});
