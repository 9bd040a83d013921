import { LONGEST_REASON, applicationsFound } from '../../../rooms/applications/index.ts';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { View } from '../../../ui/index.ts';
import { coordinators } from '../../route.ts';
import type { Several } from '../list/several/acts.ts';
import { applicationsAsked } from './asked.ts';

const refused = ({ t }: View, reason: string): string =>
  t(`applications.refused.${reason as KeysOf<'applications.refused'>}`);

/** Acts of coordinators on several applications at once, as on the page of each. */
export const severalApplications: Several = {
  subject: 'application',
  acts: ({ t }) => [
    {
      key: 'remind-to-confirm',
      kind: 'applications-reminded',
      audience: coordinators,
      mail: 'application-confirm',
      refused,
    },
    {
      key: 'confirm',
      kind: 'applications-confirmed',
      audience: coordinators,
      mail: 'application-received',
      refused,
    },
    {
      key: 'withdraw',
      kind: 'applications-withdrawn',
      audience: coordinators,
      grave: true,
      mail: 'application-withdrawn',
      refused,
    },
    {
      key: 'decline',
      kind: 'applications-declined',
      audience: coordinators,
      grave: true,
      mail: 'application-declined',
      text: {
        label: t('applications.decline-why'),
        help: t('several.decline-help'),
        most: LONGEST_REASON,
      },
      refused,
    },
  ],
  found: async (visit, url, most) => {
    const asked = await applicationsAsked(visit, url);
    return asked ? applicationsFound(visit.ctx, asked.scope, asked.filter, most) : [];
  },
};
