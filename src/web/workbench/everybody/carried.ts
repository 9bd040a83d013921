import type { ProgrammeVisit } from '../../visit.ts';
import { carriedPairs, keptQueryOf } from '../list/carried.ts';

const CARRIED = ['search', 'country', 'applied', 'sort'] as const;

/** The query of the list of all people, as the page of each of them carries it. */
export const carriedQuery = (visit: Pick<ProgrammeVisit, 'url'>): string =>
  carriedPairs(visit, { list: 'everybody' }, CARRIED);

/** The query of somebody's address, for posts about them: '' where nobody came from the list. */
export const keptQuery = keptQueryOf('list', CARRIED);
