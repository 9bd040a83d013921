import { placeIn, placeQuery } from '../../../lib/placeInList.ts';
import { phaseOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import {
  askForecast,
  forecastUnmatched,
  peopleOfRound,
  publicationOf,
  studyOf,
} from '../../../rooms/pairing/index.ts';
import type { ForecastSummary } from '../../../rooms/pairing/index.ts';
import { LocalTime, Along, PostButton, Stat, Stats, useView } from '../../../ui/index.ts';
import { actOn } from '../../frame/inRound.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { BarrierNotice, barrierNames } from './runs/barrier.tsx';
import { matchingPage, matchingPath } from './matchingPage.tsx';
import type { Refusal } from './matchingPage.tsx';
import { Failed, Progress, LOOK_SECONDS } from './runs/progress.tsx';
import { Published } from './publication/published.tsx';
import { WaitingTable } from './people/waitingTable.tsx';
import { matchWords } from './matchWords.ts';

/**
 * How a match would end now: how many would stay without a partner, who, and why. It is computed beforehand, never while the page waits.
 */
export async function showForecast(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const at = { programme: programme.id, round: round.id };
  const publication = await publicationOf(ctx, at);
  const study = publication ? null : await studyOf(ctx, { ...at, kind: 'forecast', run: null });
  const going = study?.state === 'waiting' || study?.state === 'running' ? study.state : null;
  const people = await peopleOfRound(ctx, at, {
    people: study?.result ? barrierNames(study.result.barrier).map(Number) : [],
  });
  const words = await matchWords(ctx, programme, round.id, view);
  const place = placeIn(visit.url);
  const left = study?.result
    ? await forecastUnmatched(ctx, { ...at, viewer: visit.viewer.person }, place)
    : { rows: [], previous: null, next: null };
  const own = matchingPath(visit, round, '/forecast');
  return matchingPage(visit, round, {
    part: 'forecast',
    title: t('matching.part.forecast'),
    lead: t('matching.forecast.lead'),
    refused,
    ...(going && visit.method === 'GET' ? { refresh: LOOK_SECONDS } : {}),
    body: publication ? (
      <Published publication={publication} isOver={phaseOf(round, ctx.clock.now()) === 'ended'} />
    ) : (
      <>
        <Failed study={study} />
        {going ? (
          <Progress state={going} progress={study?.progress ?? 0} />
        ) : (
          <PostButton action={own}>{t('matching.forecast.ask')}</PostButton>
        )}
        {study?.result && study.resultAt ? (
          <>
            <p>
              {t('matching.forecast.at')} <LocalTime at={study.resultAt} />
            </p>
            <Numbers forecast={study.result} />
            <BarrierNotice barrier={study.result.barrier} trios={study.result.totals.trios} people={people} />
            <h2>{t('matching.forecast.who')}</h2>
            <WaitingTable
              caption={t('matching.forecast.who')}
              rows={left.rows}
              words={words}
              now={ctx.clock.now()}
              empty={t('matching.forecast.all')}
              unknown=""
              look={(who) => matchingPath(visit, round, `/people/${who.application}`)}
            />
            <Along
              cut={left}
              isFirst={!place}
              href={(to) => `${own}?${new URLSearchParams(placeQuery(to))}`}
            />
          </>
        ) : going ? null : (
          <p>{t('matching.forecast.none')}</p>
        )}
      </>
    ),
  });
}

export async function askForForecast(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const done = await askForecast(visit.ctx, actOn(visit, round));
  if (!done.ok) return showForecast(visit, round, done.reason);
  return visit.redirect(matchingPath(visit, round, '/forecast'));
}

function Numbers({ forecast: { totals } }: { forecast: ForecastSummary }) {
  const { t } = useView();
  return (
    <Stats>
      {(['people', 'matched', 'unmatched', 'pairs', 'trios'] as const).map((key) => (
        <Stat key={key} value={totals[key]} label={t(`matching.stat.${key}`)} />
      ))}
    </Stats>
  );
}
