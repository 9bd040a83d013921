import { SHOWN, aroundPartnership } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership, PartnershipBeside } from '../../../rooms/partnerships/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import { besideList } from '../list/beside.tsx';
import type { BesideRow } from '../list/beside.tsx';
import { carriedQuery } from '../list/carried.ts';
import { CARRIED, ORDERS, sortedBy } from './carried.ts';
import { memberName, stateWords } from './partnershipNames.ts';

/** The list that somebody came from to a partnership, by what its address carries; null where it carries none, or one of another round. */
export async function besidePartnership(
  visit: ProgrammeVisit,
  round: Pick<Round, 'id' | 'number'>,
  id: number,
) {
  const { ctx, programme, url, viewer } = visit;
  const asked = url.searchParams;
  if (asked.get('round') !== String(round.number)) return null;
  const shown = SHOWN.find((one) => one === asked.get('shown')) ?? 'all';
  const search = (asked.get('search') ?? '').slice(0, 100);
  const sorted = sortedBy(askedOf(url, ORDERS));
  const filter = { round: round.id, shown, search, sorted };
  const around = await aroundPartnership(ctx, programme.id, viewer, filter, id);
  return besideList(
    around,
    visit.path('/workbench/partnerships'),
    carriedQuery(visit, round.number, CARRIED),
  );
}

/** A row of that list: who, and where they stand. */
export const partnershipBeside =
  ({ view: { t } }: ProgrammeVisit, isTold: boolean) =>
  ({ id, names, ...stand }: PartnershipBeside): BesideRow => ({
    id,
    name: names.map((name) => memberName({ name }, t)).join(' – '),
    state: stateWords(stand, t, isTold),
  });

/** The same of the one that is shown. */
export const asBeside = ({ id, state, endReason, members }: ListedPartnership): PartnershipBeside => ({
  id,
  state,
  endReason,
  names: members.map(({ name }) => name),
});
