import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { numbersIn } from '../list/asked.ts';
import { allFound } from '../list/several/acts.ts';
import type { LedAct } from '../list/several/acts.ts';
import { writeToChosen, writeToChosenPage } from './writeToChosen.tsx';
import type { WrittenTo } from './writeToChosen.tsx';

/** Things of a list whose people are written to at once. */
const MOST = 5000;

/** One text for the people of several things of a list, on a page of its own: `path`, where `name` carries their numbers. */
interface WordsTo {
  path: string;
  audience: Audience;
  name: string;
  /** The path of the list, below the programme. */
  list: string;
  /** The numbers of all that an address of the list finds. */
  found: (visit: ProgrammeVisit, url: URL, most: number) => Promise<number[]>;
  /** Those of some numbers that the list may show. */
  there?: (visit: ProgrammeVisit, numbers: readonly number[]) => Promise<number[]>;
  to: (
    visit: ProgrammeVisit,
    numbers: readonly number[],
  ) => Pick<WrittenTo, 'subject' | 'filter' | 'title' | 'lead' | 'one' | 'desk'>;
}

/** Leads to the page that takes the text. */
export const leadsToWords = ({ path, audience, name }: WordsTo): LedAct => ({
  key: 'write',
  audience,
  most: MOST,
  leads: ({ numbers, isAll, query }) =>
    `${path}?${new URLSearchParams({
      ...(isAll ? { which: 'all' } : { [name]: numbers.join(',') }),
      list: query,
    })}`,
});

/** Takes the text, and queues it as an announcement to them alone. */
export function wordsRoutes(words: WordsTo): Route[] {
  const { path, audience } = words;
  return [
    get(path, audience, async (visit) =>
      writeToChosenPage(visit, await chosen(words, visit, visit.url.searchParams)),
    ),
    post(path, audience, async (visit) => {
      const form = await visit.form();
      return writeToChosen(visit, form, await chosen(words, visit, form));
    }),
  ];
}

/** Reads them from an address, or from what is posted: by their numbers, or all that the list finds. */
async function chosen(words: WordsTo, visit: ProgrammeVisit, said: URLSearchParams): Promise<WrittenTo> {
  const { path, name } = words;
  const list = said.get('list')?.slice(0, 2000) ?? '';
  const back = visit.path(`${words.list}?${new URLSearchParams(list)}`);
  const named = numbersIn(said.getAll(name)).slice(0, MOST);
  const numbers =
    said.get('which') === 'all'
      ? await allFound(visit, words.found, new URL(back, visit.url), MOST)
      : ((await words.there?.(visit, named)) ?? named);
  return {
    ...words.to(visit, numbers),
    numbers,
    path,
    hidden: (found) => ({ [name]: found.join(','), list }),
    back,
  };
}
