import { peopleFound } from '../../../rooms/applications/index.ts';
import { coordinators } from '../../route.ts';
import { leadsToWords, wordsRoutes } from '../announcements/wordsTo.ts';
import { everybodyAsked } from './asked.tsx';

const words: Parameters<typeof wordsRoutes>[0] = {
  path: '/workbench/everybody/words',
  audience: coordinators,
  name: 'people',
  list: '/workbench/everybody',
  found: (visit, url, most) =>
    peopleFound(visit.ctx, visit.programme.id, everybodyAsked(visit, url).filter, most),
  there: ({ ctx, programme }, among) => peopleFound(ctx, programme.id, { among }, among.length),
  to: ({ view: { t } }, numbers) => ({
    subject: 'person',
    filter: { people: numbers },
    title: (count) => t('everybody.words-count', { count }),
    lead: t('applications.words-lead'),
    one: (id) => `/workbench/everybody/${id}`,
    desk: 'everybody',
  }),
};

/** One text for the chosen people, whether they ever applied or not. */
export const writeTo = leadsToWords(words);
export const writeToRoutes = wordsRoutes(words);
