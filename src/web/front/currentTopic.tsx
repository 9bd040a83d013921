import { direction } from '../../i18n/locales.ts';
import { beginning } from '../../lib/text/beginning.ts';
import { regionName } from '../../lib/world/countries.ts';
import { pick } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { PublicComment } from '../../rooms/discussion/index.ts';
import { languageShown } from '../../rooms/topics/index.ts';
import type { PublicTopic } from '../../rooms/topics/index.ts';
import { ZonedDay, kept, useView } from '../../ui/index.ts';

/** Questions of the current topic on the front page; the topic's own page shows all. */
const QUESTIONS_SHOWN = 3;
/** The most characters of an answer on the front page. */
const SAID = 160;

/** The current topic in short, with its liveliest answers, or a question to answer. */
export function CurrentTopic(props: {
  /** The programme's zone, which decides the topic's day. */
  zone: string;
  topic: PublicTopic;
  lively: readonly PublicComment[];
  comments: number;
  path: (path: string) => string;
}) {
  const { topic, dueAt } = props.topic;
  const { lang } = useView();
  const read = languageShown(topic, lang);
  const say = (texts: Texts): string => pick(texts, read, topic.source_locale);
  return (
    <TopicInShort
      day={dueAt}
      zone={props.zone}
      read={read}
      title={say(topic.title)}
      summary={say(topic.summary)}
      lively={props.lively.map(({ id, html, name, country }) => ({ id, html, name, country }))}
      questions={topic.questions.slice(0, QUESTIONS_SHOWN).map(say)}
      comments={props.comments}
      own={props.path(`/topics/${topic.slug}`)}
      topics={props.path('/topics')}
    />
  );
}

const TopicInShort = kept(
  (props: {
    day: Date;
    zone: string;
    /** The language in which the topic is read. */
    read: string;
    title: string;
    summary: string;
    lively: Pick<PublicComment, 'id' | 'html' | 'name' | 'country'>[];
    questions: string[];
    comments: number;
    /** The addresses of its page and of all topics. */
    own: string;
    topics: string;
  }) => {
    const { read, own } = props;
    const { t, lang } = useView();
    return (
      <section>
        <h2>{t('rounds.front.topic')}</h2>
        <p class="eyebrow">
          <ZonedDay at={props.day} zone={props.zone} />
        </p>
        <p class="lead">
          <a href={own} lang={read} dir="auto">
            {props.title}
          </a>
        </p>
        <p lang={read} dir={direction(read)}>
          {props.summary}
        </p>
        {props.lively.length > 0 ? (
          props.lively.map((comment) => (
            <blockquote key={comment.id} class="said">
              <p dir="auto">{beginning(comment.html, SAID)}</p>
              <p class="aside">
                <a href={`${own}/comments/${comment.id}`} dir="auto">
                  {comment.name || t('log.former')}
                </a>
                {comment.country === null ? null : ` · ${regionName(lang, comment.country)}`}
              </p>
            </blockquote>
          ))
        ) : (
          <ol lang={read} dir={direction(read)}>
            {props.questions.map((question, index) => (
              <li key={index}>{question}</li>
            ))}
          </ol>
        )}
        <p>
          {props.comments > 0 ? (
            <>
              <a href={`${own}#discussion`}>{t('rounds.front.comments', { count: props.comments })}</a> ·{' '}
            </>
          ) : null}
          <a href={props.topics}>{t('rounds.front.topics')}</a>
        </p>
      </section>
    );
  },
);
