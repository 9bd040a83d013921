import { direction } from '../../i18n/locales.ts';
import { pick } from '../../lib/texts.ts';
import type { Texts } from '../../lib/texts.ts';
import type { GuestPost, Topic } from '../../rooms/topics/index.ts';
import { readIn } from '../../rooms/topics/index.ts';
import { Heading, LocalDay, Prose, useView } from '../../ui/index.ts';
import { GuestPosts } from './guests.tsx';
import { ReadHere } from './language.tsx';
import { TopicPicture } from './picture.tsx';
import { Questions } from './questions.tsx';

interface Props {
  topic: Topic;
  /** When it was everybody's topic; null in a preview. */
  day: Date | null;
  guests: readonly GuestPost[];
  /** Where its picture is. */
  picture: string;
  /** The page's own address, for the way to the original and back. */
  own: string;
  /** Whether the reader asked for the original. */
  original: boolean;
}

/** A topic as the world reads it: picture, essay, numbered questions and guest posts. */
export function TopicPage({ topic, day, guests, picture, own, original }: Props) {
  const { lang, t, rich } = useView();
  const translated = readIn(topic, lang);
  const read = original ? topic.source_locale : translated;
  const say = (texts: Texts): string => pick(texts, read, topic.source_locale);
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
      <ReadHere
        read={read}
        source={topic.source_locale}
        original={`${own}?original=1`}
        own={original && translated !== read ? own : undefined}
      />
      <TopicPicture topic={topic} src={picture} read={read} />
      <Prose html={say(topic.essay_html)} lang={read} />
      <section aria-labelledby="questions">
        <h2 id="questions">{t('topics.questions')}</h2>
        <Questions topic={topic} read={read} />
      </section>
      <GuestPosts posts={guests} />
    </article>
  );
}
