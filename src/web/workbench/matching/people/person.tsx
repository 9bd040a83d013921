import { isIntroduced } from '../../../../rooms/programmes/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { alternativesFor, peopleOfRound, toldTo, whyUnplaced } from '../../../../rooms/pairing/index.ts';
import type { Alternative, Proposal, Who } from '../../../../rooms/pairing/index.ts';
import { useView } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { matchingPage, matchingPath } from '../matchingPage.tsx';
import { Turns } from './people.tsx';
import { matchWords } from '../matchWords.ts';
import { BesideUnplaced, besideUnplaced } from './beside.tsx';
import { WhyNobody } from './waitingTable.tsx';
import { Candidates, Trio } from './candidates.tsx';
import { FindPartner } from './findPartner.tsx';

/** The people with whom a person could be paired, the best first, and the rules that exclude the others. */
export async function showPerson(visit: ProgrammeVisit, round: Round): Promise<Response> {
  const { ctx, programme, view, viewer } = visit;
  const { t } = view;
  const application = visit.id('application');
  const published = await isIntroduced(ctx, programme.id, round.id);
  const at = { programme: programme.id, round: round.id };
  const search = (visit.url.searchParams.get('find') ?? '').trim().slice(0, 100);
  if (application === null) return visit.notFound();
  const [found, words, beside] = await Promise.all([
    alternativesFor(ctx, {
      ...at,
      application,
      state: published ? 'waiting' : 'confirmed',
      viewer: viewer.person,
      search,
    }),
    matchWords(ctx, programme, round.id, view),
    besideUnplaced(visit, round, published, application),
  ]);
  if (!found) return visit.notFound();
  const shown = [found.proposal, ...[...found.allowed, ...found.blocked].map(({ proposal }) => proposal)];
  const [people, why] = await Promise.all([
    peopleOfRound(ctx, at, {
      people: shown.flatMap((proposal) => proposal?.members.map(({ person }) => person) ?? []),
    }),
    found.proposal
      ? null
      : whyUnplaced(ctx, { ...at, application, person: found.who.person, viewer: viewer.person }),
  ]);
  const namesIn = (proposal: Proposal, but: number): string =>
    words.names(
      proposal.members.flatMap(({ person }) => (person === but ? [] : (people.get(person)?.name ?? []))),
    );
  const list = {
    me: found.who,
    words,
    now: ctx.clock.now(),
    action: matchingPath(visit, round, published ? '/partnerships' : '/proposals'),
    published,
    mine: found.proposal,
    takenBy: (row: Alternative) => (row.proposal ? namesIn(row.proposal, row.who.person) : null),
    query: beside?.query,
    href: (who: Who) => matchingPath(visit, round, `/people/${who.application}`),
    pairs: (who: Who) => toldTo(viewer.person).pairs([found.who.person, who.person]),
  };
  const pairable = found.allowed.filter(({ who }) => list.pairs(who));
  const body = (
    <>
      <Turns turns={found.precedence.turns} />
      {why ? <WhyNobody reasons={why} words={words} /> : null}
      {published ? null : (
        <p>
          {found.proposal
            ? t('matching.person.now', { names: namesIn(found.proposal, found.who.person) })
            : t('matching.person.free')}
        </p>
      )}
      <FindPartner path={visit.url.pathname} query={beside?.query} search={search} found={found.counts} />
      <h2>{t('matching.person.allowed', { count: found.counts.allowed })}</h2>
      <Candidates
        {...list}
        rows={found.allowed}
        title={t('matching.person.allowed', { count: found.counts.allowed })}
      />
      <First shown={found.allowed.length} of={found.counts.allowed} />
      {pairable.length > 1 ? <Trio {...list} options={pairable} /> : null}
      <h2>{t('matching.person.blocked', { count: found.counts.blocked })}</h2>
      <Candidates
        {...list}
        rows={found.blocked}
        title={t('matching.person.blocked', { count: found.counts.blocked })}
      />
      <First shown={found.blocked.length} of={found.counts.blocked} />
    </>
  );
  return matchingPage(visit, round, {
    title: t('matching.person.title', { name: found.who.name }),
    lead: t(published ? 'matching.person.lead-running' : 'matching.person.lead'),
    body: beside ? (
      <BesideUnplaced visit={visit} who={found.who} beside={beside}>
        {body}
      </BesideUnplaced>
    ) : (
      body
    ),
  });
}

/** Says that a list only shows the first of more. */
function First({ shown, of }: { shown: number; of: number }) {
  const { t } = useView();
  return shown < of ? <p class="aside">{t('matching.person.first', { count: shown })}</p> : null;
}
