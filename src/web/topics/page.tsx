import { direction } from '../../i18n/locales.ts';
import { languageName } from '../../lib/languages.ts';
import { pickWithLocale } from '../../lib/texts.ts';
import type { Texts } from '../../lib/texts.ts';
import type { Topic } from '../../rooms/topics/index.ts';
import { Heading, LocalDay, Notice, Prose, useView } from '../../ui/index.ts';

/** The language a topic is read in: the reader's if the essay is written in it, else its own. */
export function readIn(topic: Topic, lang: string): string {
  return pickWithLocale(topic.essay, lang, topic.source_locale).locale ?? topic.source_locale;
}

/** A topic as the world reads it: essay and numbered questions. `day` is when it was everybody's topic. */
export function TopicPage({ topic, day }: { topic: Topic; day: Date | null }) {
  const { lang, t, rich } = useView();
  const read = readIn(topic, lang);
  const say = (texts: Texts): string => pickWithLocale(texts, read, topic.source_locale).text;
  return (
    <article>
      <Heading
        eyebrow={day ? <LocalDay at={day} /> : t('topics.eyebrow')}
        lead={
          <span lang={read} dir={direction(read)}>
            {say(topic.summary)}
          </span>
        }
      >
        <span lang={read} dir={direction(read)}>
          {say(topic.title)}
        </span>
      </Heading>
      {topic.author ? <p>{rich('topics.by', { author: <bdi>{topic.author}</bdi> })}</p> : null}
      {read === lang ? null : (
        <Notice>
          <p>
            {t('topics.other-language', {
              language: languageName(lang, read),
            })}
          </p>
        </Notice>
      )}
      <Prose html={say(topic.essay_html)} lang={read} />
      <section aria-labelledby="questions">
        <h2 id="questions">{t('topics.questions')}</h2>
        <ol lang={read} dir={direction(read)}>
          {topic.questions.map((question, index) => (
            <li key={index} id={`q${index + 1}`}>
              {say(question)}
            </li>
          ))}
        </ol>
      </section>
    </article>
  );
}
