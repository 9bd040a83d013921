import type { ProgrammeVisit } from '../../../visit.ts';
import { carriedPairs, keptQueryOf } from '../../list/carried.ts';

/** `round` is the round whose plan stands below the list. */
const CARRIED = ['in', 'round', 'search', 'sort'] as const;

/** The query of the list of all topics that each topic's address keeps. */
export const carriedQuery = (visit: Pick<ProgrammeVisit, 'url'>): string =>
  carriedPairs(visit, { list: 'topics' }, CARRIED);

/** The query of a topic's address, for posts about it; '' when the reader did not come from the list. */
export const keptQuery = keptQueryOf('list', CARRIED);
