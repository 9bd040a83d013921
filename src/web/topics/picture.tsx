import { pickWithLocale } from '../../lib/text/texts.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { safeHref, useView } from '../../ui/index.ts';

/** A topic's picture, with its author, source and licence. */
export function TopicPicture({ topic, src, read }: { topic: Topic; src: string; read: string }) {
  const { t, rich } = useView();
  if (topic.picture_id === null) return null;
  const alt = pickWithLocale(topic.picture_alt, read, topic.source_locale);
  return (
    <figure class="picture">
      <img src={src} alt={alt.text} lang={alt.locale ?? undefined} loading="lazy" />
      <figcaption>
        {rich('topics.picture-by', {
          author: <bdi>{topic.picture_author}</bdi>,
          licence: <bdi>{topic.picture_licence}</bdi>,
        })}{' '}
        {topic.picture_source ? (
          <a href={safeHref(topic.picture_source)} rel="external noopener">
            {t('topics.picture-source')}
          </a>
        ) : null}
      </figcaption>
    </figure>
  );
}
