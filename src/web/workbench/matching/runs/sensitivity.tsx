import type { Sensitivity } from '#matching';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { askSensitivity, peopleOfRound, runsOf, studyOf } from '../../../../rooms/pairing/index.ts';
import type { Run } from '../../../../rooms/pairing/index.ts';
import { ButtonLink, PostButton } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { shownOf } from './barrier.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { Failed, Progress, LOOK_SECONDS } from './progress.tsx';
import { matchWords } from '../matchWords.ts';
import { Outcomes } from './outcomes.tsx';

/** The cost of each rule of a run: how it would have ended with the rule dropped or made milder, and who would gain or lose. */
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
          <Progress state={going} progress={study?.progress ?? 0} />
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

/** The finished run of the path, if it belongs to the round; else null. */
async function runHere(visit: ProgrammeVisit, round: Round): Promise<Run | null> {
  const runs = await runsOf(visit.ctx, visit.programme.id, round.id);
  return runs.find(({ id, state }) => id === visit.id('run') && state === 'done') ?? null;
}

/** The people whose names the page shows. */
const namedIn = (changes: readonly Sensitivity[]): number[] => [
  ...new Set(changes.flatMap(({ gained, lost }) => [gained, lost].flatMap(shownOf)).map(Number)),
];
