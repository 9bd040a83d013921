import { pick } from '../../../lib/text/texts.ts';
import { languageShown } from '../../../rooms/topics/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { useView } from '../../../ui/index.ts';
import { ReadHere } from '../../topics/language.tsx';
import { Questions } from '../../topics/questions.tsx';

/** The round's topic, as something to talk about in a letter. */
export function TopicPrompt({ topic, path }: { topic: Topic; path: (path: string) => string }) {
  const { lang, t } = useView();
  const read = languageShown(topic, lang);
  return (
    <section aria-labelledby="topic">
      <h2 id="topic">{t('partnership.topic')}</h2>
      <h3 lang={read} dir="auto">
        {pick(topic.title, read, topic.source_locale)}
      </h3>
      <ReadHere read={read} source={topic.source_locale} />
      <Questions topic={topic} read={read} />
      <p>
        <a href={path(`/topics/${topic.slug}`)}>{t('partnership.topic-read')}</a>
      </p>
    </section>
  );
}
