import type { PairReason } from '#matching';
import { isolate } from '../../../../i18n/translate.ts';
import { isIntroduced } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import {
  alternativesIn,
  peopleOfRound,
  proposalById,
  stepOf,
  toldTo,
} from '../../../../rooms/pairing/index.ts';
import { Bar, ButtonLink, FormActions, PostButton, Table, useView } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { People, Why } from '../people/people.tsx';
import { matchWords, points, share } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { WhyNot } from './whyNot.tsx';

/** One proposal in full: what each rule gave, both sides' wishes, and the best other partner each could have had, with why not. */
export async function showProposal(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const id = visit.id('proposal');
  const proposal = id === null ? null : await proposalById(ctx, programme.id, id);
  if (proposal?.round !== round.id) return visit.notFound();
  const at = { programme: programme.id, round: round.id };
  // There only those who wait are proposed, on a page of their own.
  const isRunning = await isIntroduced(ctx, programme.id, round.id);
  const alternatives =
    proposal.run === null || proposal.locked ? null : await alternativesIn(ctx, programme.id, proposal.id);
  const others = (alternatives ?? []).flatMap(({ other, left }) => [other, ...left].map(Number));
  const people = await peopleOfRound(ctx, at, {
    people: [...proposal.members.map(({ person }) => person), ...others],
  });
  const words = await matchWords(ctx, programme, round.id, view);
  const members = proposal.members.flatMap(({ person }) => people.get(person) ?? []);
  const now = ctx.clock.now();
  const nameOf = (person: number): string => people.get(person)?.name ?? '';
  return matchingPage(visit, round, {
    title: words.list(members.map(({ name }) => name)),
    body: (
      <>
        <p>
          <ButtonLink kind="quiet" href={matchingPath(visit, round, '/proposals')}>
            {t('matching.part.proposals')}
          </ButtonLink>
        </p>
        {isRunning ? null : (
          <FormActions>
            <PostButton
              action={matchingPath(
                visit,
                round,
                `/proposals/${proposal.id}/${proposal.locked ? 'lock/removal' : 'lock'}`,
              )}
            >
              {t(proposal.locked ? 'matching.act.unlock' : 'matching.act.lock')}
            </PostButton>
            <PostButton action={matchingPath(visit, round, `/proposals/${proposal.id}/parting`)}>
              {t('matching.act.part')}
            </PostButton>
          </FormActions>
        )}
        <People
          people={members}
          words={words}
          now={now}
          href={(who) => matchingPath(visit, round, `/people/${who.application}`)}
        />
        <h2>{t('matching.proposals.why')}</h2>
        <Why
          reasons={proposal.reasons.map(toldTo(visit.viewer.person).pair)}
          people={members}
          words={words}
        />
        <h2>{t('matching.side.title')}</h2>
        <ul>
          {proposal.reasons.flatMap((reason) =>
            reason.sides.map((side) => (
              <li key={`${reason.a}-${reason.b}-${side.id}`}>
                <Wishes side={side} name={nameOf(Number(side.id))} />
              </li>
            )),
          )}
        </ul>
        <h2>{t('matching.gave.title')}</h2>
        {proposal.reasons.map((reason) => (
          <Gave key={`${reason.a}-${reason.b}`} reason={reason} words={words} nameOf={nameOf} />
        ))}
        <h2>{t('matching.whynot.title')}</h2>
        {alternatives ? (
          members.map((who) => (
            <WhyNot
              key={who.person}
              who={who}
              best={alternatives.find((one) => Number(one.id) === who.person)}
              most={mostOf(proposal.reasons[0])}
              words={words}
              nameOf={nameOf}
            />
          ))
        ) : (
          <p>{t('matching.whynot.unknown')}</p>
        )}
      </>
    ),
  });
}

/** The highest worth of a pair by these weights. */
const mostOf = (reason: PairReason | undefined): number =>
  (reason?.contributions ?? []).reduce((sum, { weight }) => sum + weight * 100, 0);

function Wishes({ side, name }: { side: PairReason['sides'][number]; name: string }) {
  const { t, lang } = useView();
  if (side.met.length + side.missed.length === 0)
    return <>{t('matching.side.none', { name: isolate(name) })}</>;
  return (
    <>
      {t('matching.side.share', { name: isolate(name) })} {share(side.satisfaction / 100, lang)}
      <Bar share={side.satisfaction / 100} />
    </>
  );
}

function Gave({
  reason,
  words,
  nameOf,
}: {
  reason: PairReason;
  words: MatchWords;
  nameOf: (person: number) => string;
}) {
  const { t, lang } = useView();
  const names = words.list([reason.a, reason.b].map((id) => nameOf(Number(id))));
  const number = new Intl.NumberFormat(lang);
  return (
    <>
      <p>
        {t('matching.gave.help', {
          points: points(reason.weight, lang),
          most: points(mostOf(reason), lang),
        })}
      </p>
      <Table
        caption={t('matching.gave.between', { names })}
        rows={reason.contributions.filter(({ weight }) => weight > 0)}
        rowKey={({ rule, question }) => `${rule} ${question ?? ''}`}
        columns={[
          {
            key: 'rule',
            label: t('matching.gave.rule'),
            header: true,
            cell: ({ rule, question }) =>
              rule === 'answers'
                ? t('matching.answers.of', { question: words.question(question ?? '') })
                : t(`matching.soft.${rule}`),
          },
          {
            key: 'measure',
            label: t('matching.gave.measure'),
            cell: ({ measure }) => (
              <>
                {share(measure / 100, lang)}
                <Bar share={measure / 100} />
              </>
            ),
          },
          {
            key: 'weight',
            label: t('matching.gave.weight'),
            numeric: true,
            cell: ({ weight }) => number.format(stepOf(weight)),
          },
          {
            key: 'points',
            label: t('matching.gave.points'),
            numeric: true,
            cell: ({ gives }) => points(gives, lang),
          },
        ]}
      />
    </>
  );
}
