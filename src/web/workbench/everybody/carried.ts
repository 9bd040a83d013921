import type { ProgrammeVisit } from '../../visit.ts';
import { carriedPairs, keptQueryOf } from '../list/carried.ts';

const CARRIED = ['search', 'country', 'applied', 'sort'] as const;

/** The query of the list of all people that each person's address keeps. */
export const carriedQuery = (visit: Pick<ProgrammeVisit, 'url'>): string =>
  carriedPairs(visit, { list: 'everybody' }, CARRIED);

/** The query of a person's address, for posts about them; '' when the reader did not come from the list. */
export const keptQuery = keptQueryOf('list', CARRIED);
