import { isIntroduced } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { alternativesIn, peopleOfRound, proposalById, toldTo } from '../../../../rooms/pairing/index.ts';
import { ButtonLink, FormActions, PostButton } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Beside } from '../../list/beside.tsx';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { People, Why } from '../people/people.tsx';
import { matchWords, seenIn } from '../matchWords.ts';
import { besideProposal, proposalBeside } from './beside.tsx';
import { Gave, Wishes, mostOf, mostOfAll } from './gave.tsx';
import { WhyNot } from './whyNot.tsx';

/** One proposal in full: what each rule gave, both sides' wishes, and the best other partner for each, with the reason why not. */
export async function showProposal(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const id = visit.id('proposal');
  const proposal = id === null ? null : await proposalById(ctx, programme.id, id);
  if (proposal?.round !== round.id) return visit.notFound();
  const at = { programme: programme.id, round: round.id };
  // In a running round only people who wait get proposals, on a page of its own.
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
  const beside = isRunning ? null : await besideProposal(visit, round, proposal.id);
  const act = (noun: string): string =>
    matchingPath(visit, round, `/proposals/${proposal.id}/${noun}${beside?.query ?? ''}`);
  const body = (
    <>
      {isRunning ? null : (
        <FormActions>
          <PostButton action={act(proposal.locked ? 'lock/removal' : 'lock')}>
            {t(proposal.locked ? 'matching.act.unlock' : 'matching.act.lock')}
          </PostButton>
          <PostButton action={act('parting')} hidden={seenIn(proposal)}>
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
      <Why reasons={proposal.reasons.map(toldTo(visit.viewer.person).pair)} people={members} words={words} />
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
  );
  const besideRow = proposalBeside(visit);
  return matchingPage(visit, round, {
    title: words.list(members.map(({ name }) => name)),
    body: beside ? (
      <Beside
        name={t('matching.part.proposals')}
        beside={beside}
        here={besideRow({
          id: proposal.id,
          names: members.map(({ name }) => name),
          fit: mostOfAll(proposal.reasons) === 0 ? 0 : proposal.weight / mostOfAll(proposal.reasons),
          locked: proposal.locked,
        })}
        rowOf={besideRow}
      >
        {body}
      </Beside>
    ) : (
      <>
        <p>
          <ButtonLink kind="quiet" href={matchingPath(visit, round, '/proposals')}>
            {t('matching.part.proposals')}
          </ButtonLink>
        </p>
        {body}
      </>
    ),
  });
}
