import { languageName } from '../../lib/world/languages.ts';
import type { NextChat } from '../../rooms/chats/index.ts';
import { phaseOf, roundName } from '../../rooms/programmes/index.ts';
import type { Programme, Round, RoundNumbers } from '../../rooms/programmes/index.ts';
import type { PublicComment } from '../../rooms/discussion/index.ts';
import type { PublicTopic } from '../../rooms/topics/index.ts';
import { ButtonLink, Hero, LocalDay, Prose, useView } from '../../ui/index.ts';
import type { PageWords } from '../pages/show.tsx';
import { NextChatLine } from '../chats/hours/nextChatLine.tsx';
import { CurrentTopic } from './currentTopic.tsx';
import { Follow } from './follow.tsx';
import { WorldMap } from '../rounds/map.tsx';
import type { Mapped } from '../rounds/map.tsx';
import { TellMe } from '../subscription/tellMe.tsx';
import type { Tells } from '../subscription/tellMe.tsx';
import { RoundStats } from '../rounds/numbers.tsx';
import { NextRound, RoundState } from '../rounds/state.tsx';
import { Authored, clocks } from './clocks.tsx';

export interface FrontProps {
  programme: Programme;
  /** The round that the page is about: the one that takes applications, else the next, else the last. Null before the first round. */
  round: Round | null;
  next: Round | null;
  numbers: RoundNumbers | null;
  /** The round whose people the map shows; null while there are none to show. */
  mapped: Mapped | null;
  /** Whether there are more rounds than this one to look back at. */
  hasRounds: boolean;
  topic: PublicTopic | null;
  /** The live chat that comes next. */
  chat: NextChat | null;
  /** The answers to the topic that others liked and answered most; `comments` counts all. */
  lively: readonly PublicComment[];
  comments: number;
  news: readonly (PageWords & { slug: string; day: Date })[];
  /** The programme's description as safe HTML, and the locale it is in. */
  about: { html: string; locale: string | null };
  /** How the visitor is asked whether they want news of the next round; null while a round is open. */
  tells: Tells | null;
  now: Date;
  path: (path: string) => string;
}

/** A programme's front page: what it is, whether and until when one can apply, what it talks about now, and who takes part. */
export function Front(props: FrontProps) {
  const { programme, round, next, numbers, mapped, hasRounds, topic, news, about, now, path } = props;
  const view = useView();
  const { t } = view;
  const phase = round && phaseOf(round, now);
  return (
    <>
      <Hero title={<bdi>{programme.name}</bdi>} clocks={clocks(programme, view, now)}>
        <Authored texts={programme.tagline} source={programme.source_locale} class="lead" />
        {round ? (
          <p>
            <RoundState round={round} now={now} />
          </p>
        ) : (
          <p>{t('rounds.front.none')}</p>
        )}
        {round && phase !== 'planned' && phase !== 'open' ? (
          <NextRound next={next} path={path} now={now} />
        ) : null}
        {props.tells ? <TellMe tells={props.tells} action={path('/subscription')} /> : null}
        {round ? (
          <p class="actions">
            {phase === 'open' ? (
              <ButtonLink href={path(`/rounds/${round.number}/application`)}>{t('rounds.apply')}</ButtonLink>
            ) : null}{' '}
            <ButtonLink kind="quiet" href={path(`/rounds/${round.number}`)}>
              {t('rounds.front.dates')}
            </ButtonLink>
          </p>
        ) : null}
      </Hero>
      <NextChatLine chat={props.chat} now={now} path={path} />
      {topic || mapped || (numbers && numbers.people !== 0) ? (
        <div class="front">
          {topic ? (
            <CurrentTopic
              zone={programme.zone}
              topic={topic}
              lively={props.lively}
              comments={props.comments}
              path={path}
            />
          ) : null}
          {mapped ? (
            <section>
              <h2>{t('rounds.numbers.where')}</h2>
              <p class="eyebrow" dir="auto">
                {roundName(mapped.round, view, programme.source_locale)}
              </p>
              <RoundStats numbers={mapped.numbers} />
              <WorldMap
                numbers={mapped.numbers}
                src={path(`/rounds/${mapped.round.number}/map.svg`)}
                table={path(`/rounds/${mapped.round.number}#where`)}
              />
            </section>
          ) : round && numbers ? (
            <div>
              <p class="eyebrow" dir="auto">
                {roundName(round, view, programme.source_locale)}
              </p>
              <RoundStats numbers={numbers} />
            </div>
          ) : null}
        </div>
      ) : null}
      {about.html ? (
        <section>
          <h2>{t('rounds.front.about')}</h2>
          <OtherLanguage locale={about.locale} />
          <Prose html={about.html} lang={about.locale ?? undefined} />
        </section>
      ) : null}
      {news.length > 0 ? (
        <section>
          <h2>{t('pages.news')}</h2>
          <ul>
            {news.map(({ slug, title, lang, day }) => (
              <li key={slug}>
                <a href={path(`/news/${slug}`)} lang={lang} dir="auto">
                  {title}
                </a>
                <div class="aside">
                  <LocalDay at={day} />
                </div>
              </li>
            ))}
          </ul>
          <p>
            <a href={path('/news')}>{t('pages.all-news')}</a>
          </p>
        </section>
      ) : null}
      <Follow
        subscription={path('/subscription')}
        topic={topic && path(`/topics/${topic.topic.slug}`)}
        feed={path('/feed')}
        programme={{ slug: programme.slug, network_origin: programme.network_origin }}
      />
      {hasRounds ? (
        <p>
          <a href={path('/rounds')}>{t('rounds.archive.title')}</a>
        </p>
      ) : null}
    </>
  );
}

function OtherLanguage({ locale }: { locale: string | null }) {
  const { t, lang } = useView();
  if (!locale || locale.split('-')[0] === lang.split('-')[0]) return null;
  const language = languageName(lang, locale);
  return <p class="aside">{t('rounds.front.other-language', { language })}</p>;
}
