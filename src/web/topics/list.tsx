import { pickWithLocale } from '../../lib/texts.ts';
import type { PlannedTopic } from '../../rooms/topics/index.ts';
import { Empty, Heading, LocalDay, useView } from '../../ui/index.ts';

export function TopicList({ topics, path }: { topics: PlannedTopic[]; path: (path: string) => string }) {
  const { lang, t } = useView();
  return (
    <>
      <Heading lead={t('topics.lead')}>{t('topics.title')}</Heading>
      {topics.length === 0 ? <Empty>{t('topics.none')}</Empty> : null}
      {topics.map(({ topic, dueAt }) => {
        const title = pickWithLocale(topic.title, lang, topic.source_locale);
        const summary = pickWithLocale(topic.summary, lang, topic.source_locale);
        return (
          <article key={topic.id}>
            <p class="eyebrow">
              <LocalDay at={dueAt} />
            </p>
            <h2>
              <a href={path(`/topics/${topic.slug}`)} lang={title.locale ?? undefined} dir="auto">
                {title.text}
              </a>
            </h2>
            <p lang={summary.locale ?? undefined} dir="auto">
              {summary.text}
            </p>
          </article>
        );
      })}
    </>
  );
}
