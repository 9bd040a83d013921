import type { Round } from '../../../../rooms/programmes/index.ts';
import { movesSince, peopleOfRound, runsOf } from '../../../../rooms/pairing/index.ts';
import type { Moves, Run, Who } from '../../../../rooms/pairing/index.ts';
import {
  ButtonLink,
  DefinitionList,
  Details,
  Notice,
  PostButton,
  Stat,
  Stats,
  useView,
} from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Names, shownOf } from './barrier.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import type { Refusal } from '../matchingPage.tsx';
import { Progress, LOOK_SECONDS } from './progress.tsx';

/** One run: its progress or its result, with its proof and what it changed. */
export async function showRun(visit: ProgrammeVisit, round: Round, refused?: Refusal): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const runs = await runsOf(ctx, programme.id, round.id);
  const run = runs.find(({ id }) => id === visit.id('run'));
  if (!run) return visit.notFound();
  const going = run.state === 'waiting' || run.state === 'running';
  const moves = run.state === 'done' ? await movesSince(ctx, programme.id, round.id, run) : null;
  const named = moves ? [moves.moved, moves.gained, moves.lost].flatMap(shownOf) : [];
  const people = await peopleOfRound(ctx, { programme: programme.id, round: round.id }, { people: named });
  return matchingPage(visit, round, {
    title: t('matching.run.title', { number: new Intl.NumberFormat(lang).format(run.number) }),
    refused,
    ...(going && visit.method === 'GET' ? { refresh: LOOK_SECONDS } : {}),
    body: (
      <>
        {going ? (
          <Cancellable run={run} cancel={matchingPath(visit, round, `/runs/${run.id}/cancellation`)} />
        ) : (
          <Done run={run} here={matchingPath(visit, round)} />
        )}
        {moves ? <Changes moves={moves} people={people} /> : null}
      </>
    ),
  });
}

function Cancellable({ run, cancel }: { run: Run; cancel: string }) {
  const { t } = useView();
  return (
    <section>
      <Progress state={run.state === 'waiting' ? 'waiting' : 'running'} progress={run.progress} />
      <PostButton action={cancel}>{t('matching.run.cancel')}</PostButton>
    </section>
  );
}

function Done({ run, here }: { run: Run; here: string }) {
  const { t, lang } = useView();
  const { totals, proof } = run;
  if (!totals || !proof)
    return (
      <Notice kind="trouble" title={t(`matching.run.state.${run.state}`)}>
        <p>{t(run.error ? `matching.run.error.${run.error}` : 'matching.run.kept')}</p>
      </Notice>
    );
  const proven = proof.proof.verified && proof.trioProof?.verified !== false;
  const all = [
    ['people', totals.people],
    ['matched', totals.matched],
    ['unmatched', totals.unmatched],
    ['pairs', totals.pairs],
    ['trios', totals.trios],
    ['locked', totals.locked],
    ['allowedPairs', totals.allowedPairs],
  ] as const;
  return (
    <section>
      <Stats>
        {all.map(([key, value]) => (
          <Stat key={key} value={value} label={t(`matching.stat.${key}`)} />
        ))}
      </Stats>
      <Notice kind={proven ? 'done' : 'trouble'}>
        <p>{t(proven ? `matching.run.proof.${proof.proof.objective}` : 'matching.run.proof.failed')}</p>
      </Notice>
      <Details summary={t('matching.run.proof.how')}>
        <p>{t('matching.run.proof.plain')}</p>
        {proof.trioProof ? <p>{t('matching.run.proof.trios')}</p> : null}
        <DefinitionList
          items={[
            {
              key: 'bound',
              term: t('matching.run.proof.bound'),
              value:
                proof.proof.bound === null
                  ? '–'
                  : new Intl.NumberFormat(lang).format(BigInt(proof.proof.bound)),
            },
            {
              key: 'groups',
              term: t('matching.run.proof.groups'),
              value: new Intl.NumberFormat(lang).format(proof.proof.blossoms),
            },
          ]}
        />
      </Details>
      <p class="actions">
        <ButtonLink href={`${here}/proposals`}>{t('matching.part.proposals')}</ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`${here}/runs/${run.id}/sensitivity`}>
          {t('matching.sensitivity.title')}
        </ButtonLink>{' '}
        <ButtonLink kind="quiet" href={`${here}/changes?to=${run.number}`}>
          {t('matching.changes.title')}
        </ButtonLink>
      </p>
      <Details summary={t('matching.run.check')}>
        <DefinitionList
          items={[
            { key: 'seed', term: t('matching.run.seed'), value: String(run.seed) },
            {
              key: 'fingerprint',
              term: t('matching.run.fingerprint'),
              value: <code dir="ltr">{run.fingerprint}</code>,
            },
            {
              key: 'input',
              term: t('matching.run.input'),
              value: t(run.inputGoneAt ? 'matching.run.input-gone' : 'matching.run.input-kept'),
            },
            {
              key: 'policy',
              term: t('matching.run.policy'),
              value: <code dir="ltr">{JSON.stringify(run.policy)}</code>,
            },
          ]}
        />
      </Details>
    </section>
  );
}

function Changes({ moves, people }: { moves: Moves; people: ReadonlyMap<number, Who> }) {
  const { t } = useView();
  return (
    <section>
      <h2>{t('matching.moves.title')}</h2>
      <Stats>
        <Stat value={moves.same} label={t('matching.moves.same')} />
        <Stat value={moves.moved.length} label={t('matching.moves.moved')} />
        <Stat value={moves.gained.length} label={t('matching.moves.gained')} />
        <Stat value={moves.lost.length} label={t('matching.moves.lost')} />
      </Stats>
      {(['moved', 'gained', 'lost'] as const).map((key) =>
        moves[key].length > 0 ? (
          <Names key={key} title={t(`matching.moves.${key}`)} ids={moves[key]} people={people} />
        ) : null,
      )}
    </section>
  );
}
