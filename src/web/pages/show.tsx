import { direction } from '../../i18n/locales.ts';
import { beginning } from '../../lib/text/beginning.ts';
import { languageName } from '../../lib/world/languages.ts';
import { pick, pickWithLocale } from '../../lib/text/texts.ts';
import type { PublicPage } from '../../rooms/pages/index.ts';
import { Empty, Heading, LocalDay, Notice, Prose, useView } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';

/** The words of a page for one reader, in the reader's language or the page's own. */
export interface PageWords {
  title: string;
  /** The beginning of the page, as plain text. */
  summary: string;
  html: string;
  /** The language of the whole page. */
  lang: string;
}

const SUMMARY = 200;

export function pageWords(
  page: Pick<PublicPage, 'latest'>,
  view: Pick<View, 'lang'>,
  source: string,
): PageWords {
  const { title, html } = page.latest;
  const lang = pickWithLocale(html, view.lang, source).locale ?? source;
  const whole = pick(html, lang, source);
  return { title: pick(title, lang, source), html: whole, lang, summary: beginning(whole, SUMMARY) };
}

/** A page or a piece of news as everybody reads it. */
export function PageView({ words, day }: { words: PageWords; day?: Date }) {
  const { lang, t } = useView();
  return (
    <article>
      <Heading eyebrow={day ? <LocalDay at={day} year /> : undefined}>
        <span lang={words.lang} dir={direction(words.lang)}>
          {words.title}
        </span>
      </Heading>
      {words.lang === lang ? null : (
        <Notice>
          <p>{t('pages.other-language', { language: languageName(lang, words.lang) })}</p>
        </Notice>
      )}
      <Prose html={words.html} lang={words.lang} />
    </article>
  );
}

/** News with their days, the newest first. */
export function NewsList({
  news,
  path,
}: {
  news: readonly (PageWords & { slug: string; day: Date })[];
  path: (path: string) => string;
}) {
  const { t } = useView();
  return (
    <>
      <Heading>{t('pages.news')}</Heading>
      <p>
        <a href={path('/subscription?offers=news')}>{t('subscription.link')}</a>
      </p>
      {news.length === 0 ? <Empty>{t('pages.no-news')}</Empty> : null}
      {news.map((one) => (
        <article key={one.slug}>
          <p class="eyebrow">
            <LocalDay at={one.day} year />
          </p>
          <h2>
            <a href={path(`/news/${one.slug}`)} lang={one.lang} dir="auto">
              {one.title}
            </a>
          </h2>
          <p lang={one.lang} dir="auto">
            {one.summary}
          </p>
        </article>
      ))}
    </>
  );
}
