import type { ProgrammeVisit } from '../../../visit.ts';
import { carriedPairs, keptQueryOf } from '../../list/carried.ts';

/** The round is that whose plan stands below the list. */
const CARRIED = ['in', 'round', 'search', 'sort'] as const;

/** The query of the list of all topics, as the page of each of them carries it. */
export const carriedQuery = (visit: Pick<ProgrammeVisit, 'url'>): string =>
  carriedPairs(visit, { list: 'topics' }, CARRIED);

/** The query of a topic's address, for posts about it: '' where nobody came from the list. */
export const keptQuery = keptQueryOf('list', CARRIED);
