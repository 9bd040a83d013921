import { ANSWER_DAYS } from '../../../rooms/applications/index.ts';
import { phaseOf, roundName, roundsOf } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { lastForecast, matchingOverview, runsOf } from '../../../rooms/pairing/index.ts';
import type { MatchingOverview } from '../../../rooms/pairing/index.ts';
import { Heading, LocalTime, Stat, Stats, Table, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { FirstRound } from '../roundChoice.tsx';
import { matchingPage, matchingPath } from './matchingPage.tsx';
import type { Refusal } from './matchingPage.tsx';
import { Published } from './publication/published.tsx';
import { RunForm, Runs } from './runs/runs.tsx';

/** The choice of the round to match. */
export async function chooseRound(visit: ProgrammeVisit): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const now = ctx.clock.now();
  const planned = await roundsOf(ctx, programme.id);
  const rounds = planned.filter((round) => round.published_at);
  return visit.page({
    title: t('workbench.desk.matching'),
    workbench: 'matching',
    body: (
      <>
        <Heading lead={t('matching.lead')}>{t('workbench.desk.matching')}</Heading>
        <p>
          <a href={visit.path('/workbench/matching/how')}>{t('matching.how.title')}</a>
        </p>
        <Table
          caption={t('workbench.desk.matching')}
          hideCaption
          rows={rounds}
          rowKey={(round) => round.id}
          empty={
            <>
              <p>{t('matching.none')}</p>
              <FirstRound visit={visit} isPlanned={planned.length > 0} />
            </>
          }
          columns={[
            {
              key: 'round',
              label: t('rounds.desk.round'),
              header: true,
              cell: (round) => (
                <a href={matchingPath(visit, round)} dir="auto">
                  {roundName(round, view, programme.source_locale)}
                </a>
              ),
            },
            {
              key: 'phase',
              label: t('rounds.desk.phase'),
              cell: (round) => t(`rounds.phase.${phaseOf(round, now)}`),
            },
            {
              key: 'matches',
              label: t('round.date.matches'),
              cell: (round) => <LocalTime at={round.dates.matches.dueAt} bare />,
            },
          ]}
        />
      </>
    ),
  });
}

/** The state of a round's matching, the button that runs it, and the runs so far. */
export async function showOverview(
  visit: ProgrammeVisit,
  round: Round,
  refused?: Refusal,
  seed = '0',
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const at = { programme: programme.id, round: round.id };
  const numbers = await matchingOverview(ctx, at);
  const runs = await runsOf(ctx, at.programme, at.round);
  const phase = phaseOf(round, ctx.clock.now());
  const forecast = await lastForecast(ctx, at);
  return matchingPage(visit, round, {
    part: 'overview',
    title: view.t('matching.part.overview'),
    lead: view.t('matching.lead'),
    refused,
    body: (
      <>
        <p>
          <a href={visit.path('/workbench/matching/how')}>{view.t('matching.how.title')}</a>
        </p>
        {phase === 'ended' ? null : <Numbers numbers={numbers} />}
        {phase === 'open' || phase === 'planned' ? <p>{view.t('matching.rehearsal')}</p> : null}
        {forecast && !numbers.publication ? (
          <ForecastLine forecast={forecast} href={matchingPath(visit, round, '/forecast')} />
        ) : null}
        {numbers.publication ? (
          <Published publication={numbers.publication} isOver={phase === 'ended'} />
        ) : (
          <RunForm
            action={matchingPath(visit, round, '/runs')}
            runs={runs}
            runHref={(run) => matchingPath(visit, round, `/runs/${run.id}`)}
            seed={seed}
            error={refused === 'seed' ? view.t('matching.refused.seed') : undefined}
          />
        )}
        <Runs
          runs={runs}
          href={(run) => matchingPath(visit, round, `/runs/${run.id}`)}
          now={ctx.clock.now()}
        />
        {runs.filter(({ state, again }) => state === 'done' && !again).length > 1 ? (
          <p>
            <a href={matchingPath(visit, round, '/changes')}>{view.t('matching.changes.title')}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

function Numbers({ numbers }: { numbers: MatchingOverview }) {
  const { t, rich } = useView();
  const { count, until } = numbers.awaited;
  const shown = numbers.publication
    ? (['matched', 'waiting'] as const)
    : (['eligible', 'countries', 'proposals', 'placed', 'unplaced', 'trios', 'locked'] as const);
  return (
    <>
      <Stats>
        {shown.map((key) => (
          <Stat key={key} value={numbers[key]} label={t(`matching.stat.${key}`)} />
        ))}
      </Stats>
      {count > 0 ? (
        <p>
          {until
            ? rich('matching.awaited', { count, until: <LocalTime at={until} bare /> })
            : t('matching.awaited-unsent', { count, days: ANSWER_DAYS })}
        </p>
      ) : null}
      {numbers.unanswered > 0 ? <p>{t('matching.unanswered', { count: numbers.unanswered })}</p> : null}
      {/* After the publication no confirmation counts. */}
      {numbers.unconfirmed > 0 && !numbers.publication ? (
        <p>{t('matching.unconfirmed', { count: numbers.unconfirmed })}</p>
      ) : null}
    </>
  );
}

function ForecastLine(props: {
  forecast: { totals: { matched: number; unmatched: number }; at: Date };
  href: string;
}) {
  const { t, rich } = useView();
  const { totals, at } = props.forecast;
  return (
    <p>
      {rich('matching.forecast.line', {
        when: <LocalTime at={at} bare />,
        matched: totals.matched,
        unmatched: totals.unmatched,
      })}{' '}
      <a href={props.href}>{t('matching.forecast.more')}</a>
    </p>
  );
}
