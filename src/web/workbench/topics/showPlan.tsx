import { roundsOf } from '../../../rooms/programmes/index.ts';
import {
  allTopics,
  guestPostsOf,
  morningsOf,
  topicLibrary,
  writersOfRound,
} from '../../../rooms/topics/index.ts';
import { Notice } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { TopicsDesk } from './plan.tsx';

/** The calendar of the round in hand and the library of all topics. */
export async function showPlan(visit: ProgrammeVisit, error?: string, shown?: number): Promise<Response> {
  const { ctx, programme, url } = visit;
  const now = ctx.clock.now();
  const rounds = (await roundsOf(ctx, programme.id)).filter((one) => !one.cancelled_at);
  // The next round may be planned long before this one ends: the round in hand is the first that has not ended.
  const inHand = rounds.findLast((one) => one.dates.ends.dueAt > now) ?? rounds[0] ?? null;
  const asked = shown ?? Number(url.searchParams.get('round') ?? Number.NaN);
  const round = rounds.find((one) => one.number === asked) ?? inHand;
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const within = rounds.find((one) => String(one.number) === url.searchParams.get('in'));
  const plan = round ? await writersOfRound(ctx, programme.id, round.id) : [];
  const guests = await guestPostsOf(
    ctx,
    programme.id,
    plan.map(({ topic }) => topic.id),
  );
  const library = await topicLibrary(ctx, programme.id, { query, ...(within ? { round: within.id } : {}) });
  // Without a search the library is all of the topics.
  const topics = query || within ? await allTopics(ctx, programme.id) : library.map(({ topic }) => topic);
  return visit.page({
    title: visit.view.t('topics.title'),
    workbench: 'topics',
    status: error ? 422 : 200,
    body: (
      <>
        {error ? (
          <Notice kind="trouble">
            <p>{error}</p>
          </Notice>
        ) : null}
        <TopicsDesk
          path={visit.path}
          topics={topics}
          library={library}
          search={{ query, round: within ? String(within.number) : '' }}
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
