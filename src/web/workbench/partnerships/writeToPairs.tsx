import { notToldYet } from '../../../rooms/partnerships/index.ts';
import { LocalTime } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { writeToChosen, writeToChosenPage } from '../announcements/writeToChosen.tsx';
import type { WrittenTo } from '../announcements/writeToChosen.tsx';
import { chosenPairs } from './chosenPairs.ts';
import type { ChosenPairs } from './chosenPairs.ts';

/** Takes one text for all members of the chosen pairs. */
export const writeToPairsPage = async (visit: ProgrammeVisit): Promise<Response> =>
  writeToChosenPage(visit, await written(visit, await chosenPairs(visit, visit.url.searchParams)));

/** Shows who would get the text, when, and how it reads; or queues it. */
export async function writeToPairs(visit: ProgrammeVisit): Promise<Response> {
  const form = await visit.form();
  return writeToChosen(visit, form, await written(visit, await chosenPairs(visit, form)));
}

async function written(visit: ProgrammeVisit, { pairs, list, desk, back }: ChosenPairs): Promise<WrittenTo> {
  const { ctx, programme, view } = visit;
  const { t, rich } = view;
  const untold = await notToldYet(ctx, { programme: programme.id, partnerships: pairs });
  return {
    subject: 'partnership',
    numbers: pairs,
    filter: { partnerships: pairs },
    path: '/workbench/partnerships/words',
    hidden: (found) => ({ pairs: found.join(','), list }),
    title: (count) => t('partnerships.words-count', { count }),
    lead: t('partnerships.words-lead'),
    notice: untold
      ? rich('partnerships.words-untold', { count: untold.count, when: <LocalTime at={untold.until} bare /> })
      : undefined,
    one: (id) => `/workbench/partnerships/${id}`,
    desk,
    back,
  };
}
