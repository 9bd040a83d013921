import { SHOWN_STATES, applicationForDesk } from '../../../rooms/applications/index.ts';
import type {
  ApplicationFilter,
  ApplicationForDesk,
  ChosenAnswer,
  Scope,
} from '../../../rooms/applications/index.ts';
import { taggedInOrder, taggedWith } from '../../../rooms/notes/index.ts';
import type { Audience } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { isDay, isWhole } from '../list/asked.ts';

/** Readers of applications: coordinators see all; ambassadors see those of their countries, without private fields. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'ambassador'] };

/** The countries a volunteer may see; null for all. */
export function countriesOf(visit: ProgrammeVisit): string[] | null {
  if (visit.may('director', 'matcher')) return null;
  return visit.grants.flatMap(({ role, country }) => (role === 'ambassador' && country ? [country] : []));
}

/** The application in the path, if this volunteer may see it. */
export async function visibleApplication(visit: ProgrammeVisit): Promise<ApplicationForDesk | null> {
  const id = visit.id('id');
  const found =
    id === null
      ? null
      : await applicationForDesk(visit.ctx, visit.programme.id, id, visit.person?.id ?? null);
  const countries = countriesOf(visit);
  return found && (!countries || countries.includes(found.person.country ?? '')) ? found : null;
}

/** The names of the list's filters in its address. */
export const FILTERED = ['state', 'country', 'search', 'tag'] as const;

/** The name of a filter by a question of the form: by the chosen option, or with `bound` by the least or the greatest answer. */
export const answerFilter = (question: number, bound?: 'from' | 'to'): string =>
  `answer-${question}${bound ? `-${bound}` : ''}`;
const ANSWER = /^answer-(\d{1,15})(?:-(from|to))?$/;

/** The bound (`from` or `to`) that a filter by answers sets; undefined for a filter by options. */
export const boundOf = (name: string): string | undefined => ANSWER.exec(name)?.[2];
/** The most questions by which one address filters. */
const MOST_ANSWERS = 20;

/** The names of all filters that an address sets. */
export const filteredIn = (url: URL): string[] => [
  ...FILTERED,
  ...[...new Set(url.searchParams.keys())].filter((name) => ANSWER.test(name)).slice(0, MOST_ANSWERS),
];

/** The filters of an address, for the room. Tags and answers are only for readers who see all. */
export function filterOf(scope: Scope, set: Readonly<Record<string, string>>): ApplicationFilter {
  const { state, country, search, tag } = set;
  const chosen = Object.entries(set).flatMap(([name, value]) => chosenBy(name, value) ?? []);
  return {
    state: SHOWN_STATES.find((one) => one === state),
    country,
    search,
    chosen: scope.countries ? undefined : chosen,
    ...(tag && !scope.countries
      ? { among: taggedWith({ ...scope, tag }), inOrder: taggedInOrder({ ...scope, tag }) }
      : {}),
  };
}

/** The option or bound of a filter by answers; null for other filters, and for a bound that is neither a whole number nor a day. */
function chosenBy(name: string, value: string): ChosenAnswer | null {
  const [, question, bound] = ANSWER.exec(name) ?? [];
  if (!question) return null;
  const of = { question: Number(question) };
  if (!bound) return { ...of, option: value };
  if (!isWhole(value) && !isDay(value)) return null;
  const rank = Number(isDay(value) ? value.replaceAll('-', '') : value);
  return bound === 'from' ? { ...of, least: rank } : { ...of, most: rank };
}
