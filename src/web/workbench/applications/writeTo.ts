import { applicationsFound } from '../../../rooms/applications/index.ts';
import { coordinators, get, post } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { writeToChosen, writeToChosenPage } from '../announcements/writeToChosen.tsx';
import type { WrittenTo } from '../announcements/writeToChosen.tsx';
import { numbersIn } from '../list/asked.ts';
import type { LedAct } from '../list/several/acts.ts';
import { applicationsAsked } from './asked.ts';

/** Applications whose people are written to at once. */
const MOST = 5000;

const PATH = '/workbench/applications/words';

/** Leads to the page that takes one text for the people of the chosen applications. */
export const writeTo: LedAct = {
  key: 'write',
  audience: coordinators,
  most: MOST,
  leads: ({ numbers, isAll, query }) =>
    `${PATH}?${new URLSearchParams({
      ...(isAll ? { which: 'all' } : { applications: numbers.join(',') }),
      list: query,
    })}`,
};

/** Takes one text for the people of several applications, and queues it as an announcement to them alone. */
export const writeToRoutes: Route[] = [
  get(PATH, coordinators, async (visit) =>
    writeToChosenPage(visit, await chosen(visit, visit.url.searchParams)),
  ),
  post(PATH, coordinators, async (visit) => {
    const form = await visit.form();
    return writeToChosen(visit, form, await chosen(visit, form));
  }),
];

/** Reads the applications from an address, or from what is posted: by their numbers, or all that the list finds. */
async function chosen(visit: ProgrammeVisit, said: URLSearchParams): Promise<WrittenTo> {
  const { t } = visit.view;
  const list = said.get('list')?.slice(0, 2000) ?? '';
  const back = visit.path(`/workbench/applications?${new URLSearchParams(list)}`);
  const numbers =
    said.get('which') === 'all'
      ? await allOf(visit, new URL(back, visit.url))
      : numbersIn(said.getAll('applications')).slice(0, MOST);
  return {
    subject: 'application',
    numbers,
    filter: { applications: numbers },
    path: PATH,
    hidden: (found) => ({ applications: found.join(','), list }),
    title: (count) => t('applications.words-count', { count }),
    lead: t('applications.words-lead'),
    one: (id) => `/workbench/applications/${id}`,
    desk: 'applications',
    back,
  };
}

async function allOf(visit: ProgrammeVisit, url: URL): Promise<number[]> {
  const asked = await applicationsAsked(visit, url);
  return asked ? applicationsFound(visit.ctx, asked.scope, asked.filter, MOST) : [];
}
