import { partnershipOf } from '../../../rooms/partnerships/index.ts';
import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** A partner's address, after both said yes. `data.partnership`, `data.partner`. */
export const stayInTouchMail = defineMail({
  kind: 'stay-in-touch',
  category: null,
  readable: false,
  many: false,
  wording: ['mail.stay-in-touch.subject', 'mail.stay-in-touch.body', 'mail.stay-in-touch.both'],
  compose: async ({ ctx, programme, person, t }, data) => {
    const own = await partnershipOf(ctx, programme.id, person.id, data.partnership);
    const partner = own?.partners.find((one) => one.person === data.partner);
    if (!own?.me.staysInTouch || !partner?.address) return null;
    const values = { name: isolate(callOf(partner)), reader: isolate(callOf(person)) };
    return {
      subject: t('mail.stay-in-touch.subject', values),
      blocks: [
        { p: t('mail.stay-in-touch.body', values) },
        { heading: partner.address },
        { p: t('mail.stay-in-touch.both', values) },
      ],
    };
  },
});
