import {
  applicationsFound,
  foreseeConfirmLinks,
  foreseeConfirming,
} from '../../../rooms/applications/index.ts';
import { coordinators } from '../../route.ts';
import type { View } from '../../../ui/index.ts';
import type { Several } from '../list/several/acts.ts';
import { applicationsAsked } from './asked.ts';
import { aboutPeople, leaving, moveOn, refused } from './severalPeople.ts';
import { writeTo } from './writeTo.ts';

/** The reason of a refusal in words that are true before the act, when nothing can have changed meanwhile. */
const beforehand = (view: View, reason: string): string =>
  reason === 'state' ? view.t('several.not-waiting') : refused(view, reason);

/** Acts of coordinators on several applications at once, as on the page of each. */
export const severalApplications: Several = {
  record: '/workbench/applications',
  subject: 'application',
  acts: (view) => [
    {
      key: 'remind-to-confirm',
      kind: 'applications-reminded',
      audience: coordinators,
      mail: 'application-confirm',
      refused,
      foresees: {
        count: ({ ctx, programme }, applications) =>
          foreseeConfirmLinks(ctx, { programme: programme.id, applications }),
        says: beforehand,
      },
    },
    {
      key: 'confirm',
      kind: 'applications-confirmed',
      audience: coordinators,
      mail: 'application-received',
      refused,
      foresees: {
        count: ({ ctx, programme }, applications) =>
          foreseeConfirming(ctx, { programme: programme.id, applications }),
        says: beforehand,
      },
    },
    writeTo,
    ...leaving(view),
    moveOn(view),
    ...aboutPeople(view, 'people'),
  ],
  found: async (visit, url, most) => {
    const asked = await applicationsAsked(visit, url);
    return asked ? applicationsFound(visit.ctx, asked.scope, asked.filter, most) : [];
  },
};
