import { languageName } from '../../../lib/world/languages.ts';
import { pick, pickWithLocale } from '../../../lib/text/texts.ts';
import { publishedPages } from '../../../rooms/pages/index.ts';
import { blocksOf } from '../blocks.ts';
import { defineMail } from '../define.ts';

/** Many mail programs cut a mail off at 102 kB. */
const LONGEST = 60_000;

/** A whole piece of news, for people who asked for news. The mail loses its reason once nobody may read the piece any more. `data.page`. */
export const newsMail = defineMail({
  kind: 'news',
  category: 'news',
  readable: true,
  many: true,
  canWait: true,
  alike: true,
  wording: ['mail.news.subject', 'mail.news.language', 'mail.news.read'],
  compose: async ({ ctx, programme, locale, t, url, once }, data) => {
    const id = data.page;
    const page = await once(`news ${programme.id}/${id}`, async () =>
      (await publishedPages(ctx, programme.id, 'news')).find((one) => one.id === id),
    );
    if (!page) return null;
    const source = programme.source_locale;
    const lang = pickWithLocale(page.latest.body, locale, source).locale ?? source;
    const title = pick(page.latest.title, lang, source);
    const body = pick(page.latest.body, lang, source);
    const apart = lang === locale ? {} : { lang };
    return {
      subject: t('mail.news.subject', { programme: programme.name, title }),
      blocks: [
        ...(lang === locale
          ? []
          : [{ p: t('mail.news.language', { language: languageName(locale, lang) }) }]),
        { heading: title, ...apart },
        ...(Buffer.byteLength(body) > LONGEST ? [] : blocksOf(body)),
        { button: t('mail.news.read'), href: url(`/news/${page.slug}`) },
      ],
    };
  },
});
