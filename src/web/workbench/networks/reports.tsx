import { pick } from '../../../lib/text/texts.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { Of, PlainText, PostButton, useView } from '../../../ui/index.ts';

/** Reports from other servers about topics, until a volunteer has looked at them. */
export function Reports({
  reports,
  path,
}: {
  reports: readonly { topic: number; title: Texts; source_locale: string; words: string[] }[];
  path: (rest: string) => string;
}) {
  const { t, lang } = useView();
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">{t('networks.reports')}</h2>
      {reports.map(({ topic, title, source_locale, words }) => (
        <article key={topic} aria-labelledby={`r${topic}`}>
          <h3 id={`r${topic}`} dir="auto">
            {pick(title, lang, source_locale)}
          </h3>
          {words.map((word) => (
            <PlainText key={word} text={word} />
          ))}
          <PostButton action={path(`/reports/${topic}/end`)}>
            {t('networks.reports-end')}
            <Of>{pick(title, lang, source_locale)}</Of>
          </PostButton>
        </article>
      ))}
    </section>
  );
}
