import { direction } from '../../i18n/locales.ts';
import { pick } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { GuestPost, Term, Topic } from '../../rooms/topics/index.ts';
import { markTerms, languageShown } from '../../rooms/topics/index.ts';
import { Heading, Prose, ZonedDay, kept, useView } from '../../ui/index.ts';
import { GuestPosts } from './guests.tsx';
import { ReadHere } from './language.tsx';
import { TopicPicture } from './picture.tsx';
import { Questions } from './questions.tsx';
import { TermsUsed } from './terms.tsx';

interface Props {
  topic: Topic;
  /** The topic's day; null in a preview. */
  day: Date | null;
  /** The programme's zone, which decides that day. */
  zone: string;
  guests: readonly GuestPost[];
  /** The address of the topic's picture. */
  picture: string;
  /** The page's own address, for links to the original and back. */
  own: string;
  /** The words of the programme's glossary; `glossary` is its address. */
  terms: readonly Term[];
  glossary: string;
  /** Whether the reader asked for the original. */
  original: boolean;
  /** How many comments stand below; null in a preview, which has no discussion. */
  comments: number | null;
  /** Whether the reader likes the topic; null for an unknown reader. */
  liked?: boolean | null;
}

/** A topic as the public reads it: picture, essay, numbered questions and guest posts. */
export const TopicPage = kept(Drawn);

function Drawn(props: Props) {
  const { topic, day, guests, picture, own, original, terms, glossary, comments, liked = null } = props;
  const { lang, t, rich } = useView();
  const translated = languageShown(topic, lang);
  const read = original ? topic.source_locale : translated;
  const say = (texts: Texts): string => pick(texts, read, topic.source_locale);
  const essay = markTerms(say(topic.essay_html), terms, read);
  return (
    <article>
      <Heading
        eyebrow={day ? <ZonedDay at={day} zone={props.zone} /> : t('topics.eyebrow')}
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
      {comments === null ? null : (
        <form method="post" action={`${own}/likes`}>
          <p class="acts">
            {comments > 0 ? (
              <>
                <a href="#discussion">{t('rounds.front.comments', { count: comments })}</a> ·{' '}
              </>
            ) : null}
            <a href="#answer">{t('discussion.write')}</a>{' '}
            <button type="submit" name="of" value="topic" aria-pressed={liked ?? undefined}>
              {liked ? '♥' : '♡'}
              <span class="vh"> {t('topics.like')}</span>
              {topic.like_count > 0 ? ` ${topic.like_count}` : ''}
            </button>
            {topic.boosts > 0 ? <> {t('discussion.boosts', { count: topic.boosts })}</> : null}
          </p>
        </form>
      )}
      <ReadHere
        read={read}
        source={topic.source_locale}
        original={`${own}?original=1`}
        own={original && translated !== read ? own : undefined}
      />
      <TopicPicture topic={topic} src={picture} read={read} />
      <Prose html={essay.html} lang={read} />
      <section aria-labelledby="questions">
        <h2 id="questions">{t('topics.questions')}</h2>
        <Questions topic={topic} read={read} anchors />
      </section>
      <GuestPosts posts={guests} zone={props.zone} />
      <TermsUsed used={essay.used} all={terms} glossary={glossary} />
    </article>
  );
}
