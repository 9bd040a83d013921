import { peopleFound } from '../../../rooms/applications/index.ts';
import { aboutPeople } from '../applications/severalPeople.ts';
import type { Several } from '../list/several/acts.ts';
import { everybodyAsked } from './asked.tsx';

/** Acts of coordinators on several people at once, as on the page of each. */
export const severalPeople: Several = {
  subject: 'person',
  acts: (view) => aboutPeople(view, 'everybody'),
  found: (visit, url, most) =>
    peopleFound(visit.ctx, visit.programme.id, everybodyAsked(visit, url).filter, most),
};
