import { get, post } from '../../route.ts';
import type { Audience, Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { numbersIn } from '../list/asked.ts';
import { allFound } from '../list/several/acts.ts';
import type { LedAct } from '../list/several/acts.ts';
import { writeToChosen, writeToChosenPage } from './writeToChosen.tsx';
import type { WrittenTo } from './writeToChosen.tsx';

/** The most things of a list whose people are written to at once. */
const MOST = 5000;

/** One text for the people of several things of a list. Its page is `path`; the field `name` holds the numbers of the things. */
interface WordsTo {
  path: string;
  audience: Audience;
  name: string;
  /** The path of the list, below the programme. */
  list: string;
  /** The numbers of all things that the list's address finds, at most `most`. */
  found: (visit: ProgrammeVisit, url: URL, most: number) => Promise<number[]>;
  /** Those of the given numbers that the list may show. */
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

/** Takes the text, and queues it as an announcement to these people alone. */
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

/** Reads the chosen things from an address or a post: by their numbers, or all that the list finds. */
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
