import { pickWithLocale } from '../../lib/text/texts.ts';
import { phaseOf, publicRounds, roundName, roundNumbers } from '../../rooms/programmes/index.ts';
import type { Round, RoundNumbers } from '../../rooms/programmes/index.ts';
import { publicTitles } from '../../rooms/topics/index.ts';
import type { TopicTitle } from '../../rooms/topics/index.ts';
import { Empty, Heading, LocalDay, useView } from '../../ui/index.ts';
import { sharedPage } from '../sharing/head.tsx';
import type { ProgrammeVisit } from '../visit.ts';

/** All rounds, past and coming, the newest first: their dates, numbers and topics. */
export async function showArchive(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme } = visit;
  const rounds = await publicRounds(ctx, programme.id);
  const [numbers, topics] = await Promise.all([
    Promise.all(rounds.map((round) => roundNumbers(ctx, round))),
    publicTitles(ctx, programme.id),
  ]);
  const by = Map.groupBy(topics, (topic) => topic.round);
  const ofNone = by.get(null) ?? [];
  const shared = {
    path: '/rounds',
    title: visit.view.t('rounds.archive.title'),
    description: visit.view.t('rounds.archive.lead'),
  };
  return sharedPage(visit, shared, {
    body: (
      <>
        <Heading lead={visit.view.t('rounds.archive.lead')}>{visit.view.t('rounds.archive.title')}</Heading>
        {rounds.length === 0 ? <Empty>{visit.view.t('rounds.front.none')}</Empty> : null}
        {rounds.map((round, index) => (
          <OneRound
            key={round.id}
            round={round}
            numbers={numbers[index]!}
            topics={by.get(round.id) ?? []}
            source={programme.source_locale}
            now={ctx.clock.now()}
            path={visit.path}
          />
        ))}
        {ofNone.length > 0 ? (
          <section>
            <h2>{visit.view.t('rounds.archive.besides')}</h2>
            <Titles topics={ofNone} path={visit.path} />
          </section>
        ) : null}
      </>
    ),
  });
}

function OneRound(props: {
  round: Round;
  numbers: RoundNumbers;
  topics: readonly TopicTitle[];
  source: string;
  now: Date;
  path: (path: string) => string;
}) {
  const { round, numbers, topics, source, now, path } = props;
  const view = useView();
  const { t } = view;
  return (
    <section>
      <h2>
        <a href={path(`/rounds/${round.number}`)} dir="auto">
          {roundName(round, view, source)}
        </a>
      </h2>
      <p class="eyebrow">
        <LocalDay at={round.dates.opens.dueAt} year /> – <LocalDay at={round.dates.ends.dueAt} year />
        {' · '}
        {t(`rounds.phase.${phaseOf(round, now)}`)}
      </p>
      {numbers.people ? (
        <p>{t('rounds.archive.numbers', { people: numbers.people, countries: numbers.countries })}</p>
      ) : null}
      {topics.length > 0 ? <Titles topics={topics} path={path} /> : null}
    </section>
  );
}

function Titles({ topics, path }: { topics: readonly TopicTitle[]; path: (path: string) => string }) {
  const { lang } = useView();
  return (
    <ul>
      {topics.map((topic) => {
        const { text, locale } = pickWithLocale(topic.title, lang, topic.source_locale);
        return (
          <li key={topic.slug}>
            <a href={path(`/topics/${topic.slug}`)} lang={locale ?? undefined} dir="auto">
              {text}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
