import type { Outcome, Sensitivity } from '#matching';
import type { Round } from '../../../rooms/programmes/index.ts';
import { askSensitivity, peopleOfRound, runsOf, studyOf } from '../../../rooms/pairing/index.ts';
import type { Run, Who } from '../../../rooms/pairing/index.ts';
import { Bar, ButtonLink, Details, PostButton, Table, useView } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { Names, shownOf } from './barrier.tsx';
import { matchingPage, matchingPath } from './frame.tsx';
import { Failed, Going, LOOK_SECONDS } from './going.tsx';
import { matchWords, points, trialName } from './words.ts';
import type { MatchWords } from './words.ts';

/** What each rule of a run costs: how it would have ended with the rule dropped or made milder, and who would gain or lose. */
export async function showSensitivity(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const run = await runHere(visit, round);
  if (!run) return visit.notFound();
  const at = { programme: programme.id, round: round.id };
  const study = await studyOf(ctx, { ...at, kind: 'sensitivity', run: run.id });
  const going = study?.state === 'waiting' || study?.state === 'running' ? study.state : null;
  const words = await matchWords(ctx, programme, round.id, view);
  const own = matchingPath(visit, round, `/runs/${run.id}`);
  const ask = <PostButton action={`${own}/sensitivity`}>{t('matching.sensitivity.ask')}</PostButton>;
  return matchingPage(visit, round, {
    title: t('matching.sensitivity.title'),
    lead: t('matching.sensitivity.lead'),
    ...(going && visit.method === 'GET' ? { refresh: LOOK_SECONDS } : {}),
    body: (
      <>
        <p>
          <ButtonLink kind="quiet" href={own}>
            {t('matching.run.title', { number: new Intl.NumberFormat(lang).format(run.number) })}
          </ButtonLink>
        </p>
        <Failed study={study} />
        {going ? (
          <Going state={going} progress={study?.progress ?? 0} />
        ) : study?.result ? (
          <Outcomes
            {...study.result}
            words={words}
            people={await peopleOfRound(ctx, at, { people: namedIn(study.result.changes) })}
          />
        ) : run.inputGoneAt ? (
          <p>{t('matching.sensitivity.gone')}</p>
        ) : (
          ask
        )}
      </>
    ),
  });
}

export async function askForSensitivity(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const run = await runHere(visit, round);
  if (!run) return visit.notFound();
  const done = await askSensitivity(visit.ctx, {
    programme: visit.programme.id,
    run: run.id,
    actor: visit.actor(),
  });
  if (!done.ok) return showSensitivity(visit, round);
  return visit.redirect(matchingPath(visit, round, `/runs/${run.id}/sensitivity`));
}

/** The finished run of the path, in its round. */
async function runHere(visit: ProgrammeVisit, round: Round): Promise<Run | null> {
  const runs = await runsOf(visit.ctx, visit.programme.id, round.id);
  return runs.find(({ id, state }) => id === visit.id('run') && state === 'done') ?? null;
}

/** Whose names the page shows. */
const namedIn = (changes: readonly Sensitivity[]): number[] => [
  ...new Set(changes.flatMap(({ gained, lost }) => [gained, lost].flatMap(shownOf)).map(Number)),
];

type Row = { key: string; name: string; outcome: Outcome; trial: Sensitivity | null };

function Outcomes({
  now,
  changes,
  words,
  people,
}: {
  now: Outcome;
  changes: readonly Sensitivity[];
  words: MatchWords;
  people: ReadonlyMap<number, Who>;
}) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const signed = new Intl.NumberFormat(lang, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  const share = (value: number): string =>
    new Intl.NumberFormat(lang, { style: 'percent' }).format(value / 100);
  const most = Math.max(1, ...changes.map(({ outcome }) => Math.abs(outcome.matched - now.matched)));
  const same = changes.filter((trial) => isSame(trial, now));
  const rows: Row[] = [
    { key: 'now', name: t('matching.sensitivity.now'), outcome: now, trial: null },
    ...changes
      .filter((trial) => !same.includes(trial))
      .sort((a, b) => b.outcome.matched - a.outcome.matched || b.outcome.weight - a.outcome.weight)
      .map((trial) => ({
        key: `${trial.rule}-${trial.question ?? ''}-${trial.change}`,
        name: trialName(trial, words),
        outcome: trial.outcome,
        trial,
      })),
  ];
  const against = (value: number, base: number, row: Row): string =>
    row.trial && value !== base ? ` (${signed.format(value - base)})` : '';
  return (
    <>
      <Table
        caption={t('matching.sensitivity.title')}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'change',
            label: t('matching.sensitivity.change'),
            header: true,
            cell: (row) => row.name,
          },
          {
            key: 'matched',
            label: t('matching.sensitivity.matched'),
            cell: (row) => (
              <>
                {number.format(row.outcome.matched)}
                {against(row.outcome.matched, now.matched, row)}
                {row.trial ? (
                  <Bar share={0.5 + (row.outcome.matched - now.matched) / (2 * most)} from={0.5} />
                ) : null}
              </>
            ),
          },
          {
            key: 'points',
            label: t('matching.sensitivity.points'),
            numeric: true,
            cell: ({ outcome }) => points(outcome.weight, lang),
          },
          {
            key: 'least',
            label: t('matching.sensitivity.least'),
            numeric: true,
            cell: ({ outcome }) => share(outcome.leastSatisfaction),
          },
          {
            key: 'mean',
            label: t('matching.sensitivity.mean'),
            numeric: true,
            cell: ({ outcome }) => share(outcome.meanSatisfaction),
          },
          {
            key: 'who',
            label: t('matching.sensitivity.who'),
            cell: ({ trial }) => (trial ? <Movers trial={trial} people={people} /> : '–'),
          },
        ]}
      />
      {same.length > 0 ? (
        <Details summary={t('matching.sensitivity.same', { count: number.format(same.length) })}>
          <ul>
            {same.map((trial) => (
              <li key={`${trial.rule}-${trial.change}`}>{trialName(trial, words)}</li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

/** Whether nothing a person would notice is different. */
function isSame({ outcome, gained, lost }: Sensitivity, now: Outcome): boolean {
  return (
    gained.length + lost.length === 0 &&
    outcome.matched === now.matched &&
    outcome.weight === now.weight &&
    outcome.leastSatisfaction === now.leastSatisfaction &&
    outcome.meanSatisfaction === now.meanSatisfaction
  );
}

function Movers({ trial, people }: { trial: Sensitivity; people: ReadonlyMap<number, Who> }) {
  const { t } = useView();
  const lists = (['gained', 'lost'] as const).filter((key) => trial[key].length > 0);
  if (lists.length === 0) return <>{t('matching.sensitivity.nobody')}</>;
  return (
    <>
      {lists.map((key) => (
        <Names key={key} title={t(`matching.sensitivity.${key}`)} ids={trial[key]} people={people} />
      ))}
    </>
  );
}
