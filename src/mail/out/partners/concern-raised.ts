import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/** To safeguarding and directors: a concern waits. Nothing of it stands in the mail. `data.partnership`, `data.concern`. */
export const concernRaisedMail = defineMail({
  kind: 'concern-raised',
  category: null,
  readable: false,
  many: false,
  urgent: true,
  wording: ['mail.concern-raised.subject', 'mail.concern-raised.body', 'mail.concern-raised.open'],
  compose: async ({ ctx, programme, person, t, url }, data) => {
    const open = await ctx.db
      .selectFrom('concern')
      .select('id')
      .where('programme_id', '=', programme.id)
      .where('id', '=', Number(data['concern']))
      .where('handled_at', 'is', null)
      .executeTakeFirst();
    if (!open) return null;
    return {
      subject: t('mail.concern-raised.subject'),
      blocks: [
        {
          p: t('mail.concern-raised.body', {
            reader: isolate(callOf(person)),
            programme: programme.name,
          }),
        },
        {
          button: t('mail.concern-raised.open'),
          href: url(`/workbench/partnerships/${Number(data['partnership'])}`),
        },
      ],
    };
  },
});
