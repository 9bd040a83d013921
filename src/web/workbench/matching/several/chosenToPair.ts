import type { ChosenToPair } from '../../../../rooms/pairing/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { numbersIn, pathOf } from '../../list/asked.ts';
import { allFound } from '../../list/several/acts.ts';
import type { LedAct } from '../../list/several/acts.ts';

/** The most people who are paired among themselves at once, and the most proposals whose people are. */
const MOST_PAIRED = { applications: 5000, proposals: 2500 };

/** The chosen people or proposals to pair, and whether the list's filter finds more than can be paired at once. */
export type ToPair = ChosenToPair & { hasMore: boolean };

/** Leads from a list to the page that shows whom the matching would pair: of the given numbers, or of all that its query finds. */
export const leadsToPairing =
  (list: 'unplaced' | 'proposals', name: keyof ChosenToPair): LedAct['leads'] =>
  ({ numbers, isAll, query }) =>
    `/workbench/matching/pairing?${new URLSearchParams(isAll ? { list, query } : { [name]: numbers.join(',') })}`;

/** Reads the chosen people or proposals from the address. */
export async function toPairIn(visit: ProgrammeVisit): Promise<ToPair> {
  const said = visit.url.searchParams;
  const list = visit.brought.lists.get(said.get('list') ?? '');
  const name = said.get('list') === 'proposals' ? 'proposals' : 'applications';
  if (!list?.several || !['unplaced', 'proposals'].includes(said.get('list')!))
    return { ...numbersOf(said), hasMore: false };
  const query = new URLSearchParams(said.get('query')?.slice(0, 2000));
  const url = new URL(visit.path(`${pathOf(list.path, query)}?${query}`), visit.url);
  const most = MOST_PAIRED[name];
  const found = await allFound(visit, list.several.found, url, most + 1);
  return { applications: [], proposals: [], [name]: found.slice(0, most), hasMore: found.length > most };
}

/** Reads them from a post, always by number, since a list may have changed meanwhile. */
export function numbersOf(said: { getAll(name: string): string[] }): ChosenToPair {
  const of = (name: keyof ChosenToPair): number[] => numbersIn(said.getAll(name)).slice(0, MOST_PAIRED[name]);
  return { applications: of('applications'), proposals: of('proposals') };
}

/** Suggested groups as a form holds them: the applications of each group separated by commas, the groups by semicolons. */
export const groupsInForm = (groups: readonly { applications: readonly number[] }[]): string =>
  groups.map(({ applications }) => applications.join(',')).join(';');
