import type { ComponentChildren } from 'preact';
import { regionName } from '../../../../lib/world/countries.ts';
import { aroundUnplaced } from '../../../../rooms/pairing/index.ts';
import type { UnplacedBeside, Who } from '../../../../rooms/pairing/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { askedOf } from '../../list/asked.ts';
import { Beside, besideList } from '../../list/beside.tsx';
import { keptQuery } from '../../list/carried.ts';
import { matchingPath } from '../matchingPage.tsx';
import { CARRIED, unplacedOf } from './unplacedAsked.ts';

/** The parts of the list's description that are needed to read its filters and order. */
const KNOWN = {
  path: '',
  carries: {},
  sort: 'turn',
  filters: [
    { name: 'search', label: '' },
    { name: 'country', label: '' },
  ],
  columns: [
    { key: 'person', sort: 'rising' as const },
    { key: 'turn', sort: 'rising' as const },
  ],
};

/**
 * The list of people without a partner from which the reader came, as `url` tells; null without a list, or when the person is not on it.
 */
export async function besideUnplaced(
  visit: ProgrammeVisit,
  round: Round,
  isPublished: boolean,
  application: number,
  url = visit.url,
) {
  if (url.searchParams.get('round') !== String(round.number)) return null;
  const { input, sorted } = unplacedOf(visit, round, isPublished, askedOf(url, KNOWN));
  const around = await aroundUnplaced(visit.ctx, { ...input, sorted }, application);
  if (!around) return null;
  const paths = ['/unplaced', '/people'].map((one) => matchingPath(visit, round, one));
  return besideList(around, paths[0]!, keptQuery({ url }, CARRIED), paths[1]);
}

/** A person without a partner, with the rows around them in the list from which the reader came. */
export function BesideUnplaced({
  visit: { view },
  who,
  beside,
  children,
}: {
  visit: ProgrammeVisit;
  who: Who;
  beside: NonNullable<Awaited<ReturnType<typeof besideUnplaced>>>;
  children: ComponentChildren;
}) {
  const row = ({ id, name, country }: UnplacedBeside) => ({
    id,
    name,
    state: country ? regionName(view.lang, country) : '–',
  });
  const here = row({ id: who.application, name: who.name, country: who.country });
  return (
    <Beside name={view.t('matching.part.unplaced')} beside={beside} here={here} rowOf={row}>
      {children}
    </Beside>
  );
}
