import { pick, pickWithLocale } from '../../../lib/text/texts.ts';
import { blocksOf } from '../blocks.ts';
import { defineMail } from '../define.ts';

/** A volunteer's message to many, in the reader's language if it was written in it. `data.announcement`. */
export const announcementMail = defineMail({
  kind: 'announcement',
  category: 'announcements',
  readable: true,
  many: true,
  canWait: true,
  alike: true,
  wording: ['mail.announcement.subject'],
  compose: async ({ ctx, programme, locale, t, once }, data) => {
    const id = data.announcement;
    const row = await once(`announcement ${programme.id}/${id}`, () =>
      ctx.db
        .selectFrom('announcement')
        .select(['subject', 'body'])
        .where('programme_id', '=', programme.id)
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    if (!row) return null;
    const subject = pick(row.subject, locale, programme.source_locale);
    const body = pickWithLocale(row.body, locale, programme.source_locale);
    const apart = body.locale === null || body.locale === locale ? {} : { lang: body.locale };
    return {
      subject: t('mail.announcement.subject', { subject, programme: programme.name }),
      blocks: blocksOf(body.text).map((block) => Object.assign(block, apart)),
    };
  },
});
