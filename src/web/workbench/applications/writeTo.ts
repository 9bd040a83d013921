import { applicationsFound } from '../../../rooms/applications/index.ts';
import { coordinators } from '../../route.ts';
import { leadsToWords, wordsRoutes } from '../announcements/wordsTo.ts';
import { applicationsAsked } from './asked.ts';

const words: Parameters<typeof wordsRoutes>[0] = {
  path: '/workbench/applications/words',
  audience: coordinators,
  name: 'applications',
  list: '/workbench/applications',
  found: async (visit, url, most) => {
    const asked = await applicationsAsked(visit, url);
    return asked ? applicationsFound(visit.ctx, asked.scope, asked.filter, most) : [];
  },
  to: ({ view: { t } }, numbers) => ({
    subject: 'application',
    filter: { applications: numbers },
    title: (count) => t('applications.words-count', { count }),
    lead: t('applications.words-lead'),
    one: (id) => `/workbench/applications/${id}`,
    desk: 'applications',
  }),
};

/** One text for the people of the chosen applications. */
export const writeTo = leadsToWords(words);
export const writeToRoutes = wordsRoutes(words);
