import { aroundProposal } from '../../../../rooms/pairing/index.ts';
import type { ProposalBeside } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import { inLine } from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { askedOf } from '../../list/asked.ts';
import { besideList } from '../../list/beside.tsx';
import type { BesideRow } from '../../list/beside.tsx';
import { carriedQuery } from '../../list/carried.ts';
import { matchingPath } from '../matchingPage.tsx';
import { share } from '../matchWords.ts';
import { CARRIED, filterOf, orderOf } from './asked.ts';

/** The list from which the reader came to a proposal, as its address tells; null without one. */
export async function besideProposal(visit: ProgrammeVisit, round: Round, proposal: number) {
  const { ctx, programme, url } = visit;
  if (url.searchParams.get('round') !== String(round.number)) return null;
  const asked = askedOf(url, {
    path: '',
    carries: {},
    sort: 'fit',
    filters: ['search', 'shown', 'country'].map((name) => ({ name, label: '' })),
    columns: [
      { key: 'fit', sort: 'rising' },
      { key: 'made', sort: 'falling' },
      { key: 'countries', sort: 'rising' },
    ],
  });
  const of = { programme: programme.id, round: round.id };
  const around = await aroundProposal(ctx, of, { ...filterOf(asked), ...orderOf(asked) }, proposal);
  const query = carriedQuery(visit, round.number, CARRIED);
  return besideList(around, matchingPath(visit, round, '/proposals'), query);
}

/** A row of that list: the people, how well they fit, and whether they are locked. */
export const proposalBeside =
  ({ view: { t, lang } }: ProgrammeVisit) =>
  ({ id, names, fit, locked }: ProposalBeside): BesideRow => ({
    id,
    name: inLine(names),
    state: [share(fit, lang), locked ? t('matching.proposals.locked') : ''].filter(Boolean).join(' · '),
  });
