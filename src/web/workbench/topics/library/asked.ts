import { roundName, roundsOf } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { TOPIC_SORTS, listTopics } from '../../../../rooms/topics/index.ts';
import type { LibraryTopic } from '../../../../rooms/topics/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { askedOf } from '../../list/asked.ts';
import type { ListKind } from '../../list/description.ts';
import { topicColumns } from './topicColumns.tsx';
import { TAKEN_AT_ONCE, taking } from '../../list/taking/taking.ts';

/** The rounds of the plan, and the round in hand. That is the first round that has not ended, since the next may be planned long before. */
export async function plannedRounds({ ctx, programme }: ProgrammeVisit) {
  const rounds = (await roundsOf(ctx, programme.id)).filter((one) => !one.cancelled_at);
  const inHand = rounds.findLast((one) => one.dates.ends.dueAt > ctx.clock.now()) ?? rounds[0] ?? null;
  return { rounds, inHand };
}

/** The list of all topics, and the requests of an address. The list stands beside the plan of a round, which its addresses keep. */
export function topicsAsked(
  visit: ProgrammeVisit,
  { rounds, round, planned }: { rounds: readonly Round[]; round: Round | null; planned: readonly number[] },
  url = visit.url,
) {
  const { programme, view } = visit;
  const { t } = view;
  const list: ListKind<LibraryTopic> = {
    name: 'topics',
    desk: 'topics',
    path: visit.path('/workbench/topics'),
    carries: round ? { round: String(round.number) } : {},
    columns: topicColumns(visit, round, (topic) => planned.includes(topic)),
    filters: [
      { name: 'search', label: t('topics.search'), help: t('topics.search-help') },
      {
        name: 'in',
        label: t('topics.search-round'),
        choices: rounds.map((one) => ({
          value: String(one.number),
          label: roundName(one, view, programme.source_locale),
        })),
      },
    ],
    views: [],
    sort: 'written',
    rowKey: ({ topic }) => topic.id,
    rowName: ({ topic }) => topic.title[topic.source_locale] ?? '',
    nothing: t('topics.desk.library-empty'),
    notFound: t('topics.not-found'),
  };
  const asked = askedOf(url, list);
  const within = rounds.find((one) => String(one.number) === asked.filters['in']);
  const by = TOPIC_SORTS.find((one) => one === asked.sort.key) ?? 'written';
  const filter = { search: asked.filters['search'], round: within?.id };
  return { list, asked, filter, sorted: { by, way: asked.sort.way } };
}

/** Saves the list of all topics as a file, as it is filtered and sorted. */
export const takeTopicsOut = taking<LibraryTopic>(async (visit, url) => {
  const { ctx, programme } = visit;
  const { rounds } = await plannedRounds(visit);
  const { list, filter, sorted } = topicsAsked(visit, { rounds, round: null, planned: [] }, url);
  const of = { ...filter, sorted, size: TAKEN_AT_ONCE };
  return { list, page: (place) => listTopics(ctx, programme.id, { ...of, place }) };
});
