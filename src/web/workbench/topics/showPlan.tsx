import { ownWayRows } from '../../../rooms/desks/index.ts';
import { pageAt } from '../../../lib/placeInList.ts';
import { guestPostsOf, listTopics, morningsOf, writersOfRound } from '../../../rooms/topics/index.ts';
import { Details, Notice } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { countedTitle, deskList } from '../list/deskList.tsx';
import { plannedRounds, topicsAsked } from './library/asked.ts';
import { TopicsDesk } from './plan.tsx';

/** The page with the list of all topics and the calendar of the round in hand. */
export async function showPlan(visit: ProgrammeVisit, error?: string, shown?: number): Promise<Response> {
  const { ctx, programme, url } = visit;
  const { t } = visit.view;
  const now = ctx.clock.now();
  const { rounds, inHand } = await plannedRounds(visit);
  const wanted = shown ?? Number(url.searchParams.get('round') ?? Number.NaN);
  const round = rounds.find((one) => one.number === wanted) ?? inHand;
  const plan = round ? await writersOfRound(ctx, programme.id, round.id) : [];
  const planned = plan.map(({ topic }) => topic.id);
  const guests = await guestPostsOf(ctx, programme.id, planned);
  const { list, asked, filter, sorted } = topicsAsked(visit, { rounds, round, planned });
  const cut = await pageAt(asked.place, (place) =>
    listTopics(
      ctx,
      programme.id,
      { ...filter, sorted, size: asked.size, place },
      ownWayRows({ programme: programme.id, person: visit.person?.id ?? null, list: list.name }),
    ),
  );
  const library = await deskList(visit, list, asked, cut, {
    own: cut.along[0],
    title: countedTitle(t, 'topics.count', cut.count),
    below: (
      <Details summary={t('list.about')}>
        <p>{t('topics.desk.lead')}</p>
      </Details>
    ),
  });
  return visit.page({
    title: t('topics.title'),
    workbench: 'topics',
    status: error ? 422 : library.status,
    body: (
      <>
        {error ? (
          <Notice kind="trouble">
            <p>{error}</p>
          </Notice>
        ) : null}
        <TopicsDesk
          path={visit.path}
          topics={cut.all}
          library={library.body}
          round={round}
          rounds={rounds}
          plan={plan}
          guests={guests}
          mornings={round ? await morningsOf(ctx, programme.id, round.id) : () => null}
          now={now}
          source={programme.source_locale}
        />
      </>
    ),
  });
}
