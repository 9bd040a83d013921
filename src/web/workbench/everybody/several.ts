import { peopleFound } from '../../../rooms/applications/index.ts';
import { aboutPeople } from '../applications/severalPeople.ts';
import type { Several } from '../list/several/acts.ts';
import { everybodyAsked } from './asked.tsx';
import { writeTo } from './writeTo.ts';

/** Acts of coordinators on several people at once, as on the page of each. */
export const severalPeople: Several = {
  record: '/workbench/everybody',
  subject: 'person',
  acts: (view) => [writeTo, ...aboutPeople(view, 'everybody')],
  found: (visit, url, most) =>
    peopleFound(visit.ctx, visit.programme.id, everybodyAsked(visit, url).filter, most),
};
