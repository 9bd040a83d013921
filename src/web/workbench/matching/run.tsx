import type { Round } from '../../../rooms/programmes/index.ts';
import { movesSince, peopleOfRound, runsOf } from '../../../rooms/pairing/index.ts';
import type { Moves, Run } from '../../../rooms/pairing/index.ts';
import {
  ButtonLink,
  DefinitionList,
  Details,
  Notice,
  PostButton,
  Stat,
  Stats,
  useView,
} from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { matchingPage, matchingPath } from './frame.tsx';
import type { Refusal } from './frame.tsx';

/** Seconds between two looks at a run that goes on. */
const LOOK_SECONDS = 2;
/** Names of people who moved that are listed; the number says the rest. */
const MOST_NAMES = 60;

/** One run: how far it is, or what came of it, with its proof and what it changed. */
export async function showRun(visit: ProgrammeVisit, round: Round, refused?: Refusal): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t, lang } = view;
  const runs = await runsOf(ctx, programme.id, round.id);
  const run = runs.find(({ id }) => id === visit.id('run'));
  if (!run) return visit.notFound();
  const going = run.state === 'waiting' || run.state === 'running';
  const moves = run.state === 'done' ? await movesSince(ctx, programme.id, round.id, run) : null;
  const people = await peopleOfRound(ctx, { programme: programme.id, round: round.id });
  const names = (ids: readonly number[]): string[] =>
    ids.slice(0, MOST_NAMES).flatMap((id) => people.get(id)?.name ?? []);
  return matchingPage(visit, round, {
    title: t('matching.run.title', { number: new Intl.NumberFormat(lang).format(run.number) }),
    refused,
    ...(going && visit.method === 'GET' ? { refresh: LOOK_SECONDS } : {}),
    body: (
      <>
        {going ? (
          <Going run={run} cancel={matchingPath(visit, round, `/runs/${run.id}/cancellation`)} />
        ) : (
          <Done run={run} proposals={matchingPath(visit, round, '/proposals')} />
        )}
        {moves ? <Changes moves={moves} names={names} /> : null}
      </>
    ),
  });
}

function Going({ run, cancel }: { run: Run; cancel: string }) {
  const { t, lang } = useView();
  const share = new Intl.NumberFormat(lang, { style: 'percent' }).format(run.progress);
  return (
    <section>
      <p>
        <progress value={run.progress} max={1} aria-label={t(`matching.run.state.${run.state}`)}>
          {share}
        </progress>
      </p>
      <p role="status">{t('matching.run.progress', { share })}</p>
      <PostButton action={cancel}>{t('matching.run.cancel')}</PostButton>
    </section>
  );
}

function Done({ run, proposals }: { run: Run; proposals: string }) {
  const { t } = useView();
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
      <p>
        <ButtonLink href={proposals}>{t('matching.part.proposals')}</ButtonLink>
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

function Changes({ moves, names }: { moves: Moves; names: (ids: readonly number[]) => string[] }) {
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
          <Details key={key} summary={`${t('matching.moves.who')}: ${t(`matching.moves.${key}`)}`}>
            <ul>
              {names(moves[key]).map((name, index) => (
                <li key={index}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </Details>
        ) : null,
      )}
    </section>
  );
}
