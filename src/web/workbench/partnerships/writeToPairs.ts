import type { ProgrammeVisit } from '../../visit.ts';
import { writeToChosen, writeToChosenPage } from '../announcements/writeToChosen.tsx';
import type { WrittenTo } from '../announcements/writeToChosen.tsx';
import { chosenPairs } from './chosenPairs.ts';
import type { ChosenPairs } from './chosenPairs.ts';

/** Takes one text for all members of the chosen pairs. */
export const writeToPairsPage = async (visit: ProgrammeVisit): Promise<Response> =>
  writeToChosenPage(visit, written(visit, await chosenPairs(visit, visit.url.searchParams)));

/** Shows who would get it, when, and how it reads; or queues it. */
export async function writeToPairs(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  return writeToChosen(visit, form, written(visit, await chosenPairs(visit, form)));
}

const written = ({ view: { t } }: ProgrammeVisit, { pairs, list, desk, back }: ChosenPairs): WrittenTo => ({
  subject: 'partnership',
  numbers: pairs,
  filter: { partnerships: pairs },
  path: '/workbench/partnerships/words',
  hidden: (found) => ({ pairs: found.join(','), list }),
  title: (count) => t('partnerships.words-count', { count }),
  lead: t('partnerships.words-lead'),
  one: (id) => `/workbench/partnerships/${id}`,
  desk,
  back,
});
