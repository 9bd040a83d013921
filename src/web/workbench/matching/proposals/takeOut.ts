import { listProposals } from '../../../../rooms/pairing/index.ts';
import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import { roundByNumber } from '../../../../rooms/programmes/index.ts';
import { askedOf } from '../../list/asked.ts';
import { TAKEN_AT_ONCE, taking } from '../../list/taking/taking.ts';
import { matchWords } from '../matchWords.ts';
import { filterOf, orderOf, proposalList } from './asked.ts';
import { takenMembers } from './pairColumns.tsx';

/** Saves the proposals of a round as a file, as they are filtered and sorted. */
export const takeProposalsOut = taking<ShownProposal>(async (visit, url) => {
  const { ctx, programme, view, viewer } = visit;
  const round = await roundByNumber(ctx, programme.id, Number(url.searchParams.get('round')));
  if (!round) return null;
  const list = proposalList(visit, round, await matchWords(ctx, programme, round.id, view));
  const asked = askedOf(url, list);
  const of = { programme: programme.id, round: round.id, viewer: viewer.person };
  return {
    list,
    round,
    more: [
      { key: 'locked', value: ({ locked }) => locked },
      { key: 'by hand', value: ({ run }) => run === null },
      ...takenMembers<ShownProposal>(),
    ],
    page: (place) =>
      listProposals(ctx, of, { ...filterOf(asked), ...orderOf(asked), size: TAKEN_AT_ONCE, place }),
  };
});
