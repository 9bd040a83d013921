import type { ComponentChildren } from 'preact';
import { SHOWN, aroundPartnership } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership, PartnershipBeside } from '../../../rooms/partnerships/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { inLine } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { askedOf } from '../list/asked.ts';
import { Beside, besideList } from '../list/beside.tsx';
import type { BesideRow } from '../list/beside.tsx';
import { carriedQuery, keptQuery } from '../list/carried.ts';
import {
  besideIntroduced,
  introducedBeside,
  introducedQuery,
  isOfIntroduced,
} from '../matching/publication/besideIntroduced.tsx';
import { CARRIED, ORDERS, sortedBy } from './carried.ts';
import { memberName, stateWords } from './partnershipNames.ts';

/** The list from which the reader came to a partnership, as its address tells; null without one, or with one of another round. */
export async function besidePartnership(
  visit: ProgrammeVisit,
  round: Pick<Round, 'id' | 'number'>,
  id: number,
) {
  const { ctx, programme, url, viewer } = visit;
  const asked = url.searchParams;
  if (asked.get('round') !== String(round.number)) return null;
  // Volunteers who only look after partnerships do not see the proposals.
  if (isOfIntroduced(visit) && visit.may('director', 'matcher')) return besideIntroduced(visit, round, id);
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

/**
 * The query of a partnership's address, for posts about it, so that the answer keeps the list; '' when the reader did not come from one.
 */
export function keptHere(visit: ProgrammeVisit): string {
  const kept = keptQuery(visit, CARRIED);
  return kept && isOfIntroduced(visit)
    ? introducedQuery(visit, Number(visit.url.searchParams.get('round')))
    : kept;
}

/** A partnership, with the rows around it if it was opened from a list. */
export function BesidePair({
  visit,
  beside,
  found,
  isTold,
  children,
}: {
  visit: ProgrammeVisit;
  beside: Awaited<ReturnType<typeof besidePartnership>>;
  found: ListedPartnership;
  isTold: boolean;
  children: ComponentChildren;
}) {
  const { t } = visit.view;
  if (!beside) return <>{children}</>;
  if ('here' in beside) {
    const rowOf = introducedBeside(visit);
    return (
      <Beside name={t('matching.part.proposals')} beside={beside} here={rowOf(beside.here)} rowOf={rowOf}>
        {children}
      </Beside>
    );
  }
  const rowOf = partnershipBeside(visit, isTold);
  return (
    <Beside
      name={t('workbench.desk.partnerships')}
      beside={beside}
      here={rowOf(asBeside(found))}
      rowOf={rowOf}
    >
      {children}
    </Beside>
  );
}

/** A row of that list: the partners and their state. */
const partnershipBeside =
  ({ view: { t } }: ProgrammeVisit, isTold: boolean) =>
  ({ id, names, ...stand }: PartnershipBeside): BesideRow => ({
    id,
    name: inLine(names.map((name) => memberName({ name }, t))),
    state: stateWords(stand, t, isTold),
  });

/** The same for the partnership that is shown. */
const asBeside = ({ id, state, endReason, members }: ListedPartnership): PartnershipBeside => ({
  id,
  state,
  endReason,
  names: members.map(({ name }) => name),
});
