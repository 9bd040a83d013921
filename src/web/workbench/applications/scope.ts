import { sql } from 'kysely';
import { SHOWN_STATES, applicationForDesk } from '../../../rooms/applications/index.ts';
import type { ApplicationFilter, ApplicationForDesk, Scope } from '../../../rooms/applications/index.ts';
import { isTagged } from '../../../rooms/notes/index.ts';
import type { Audience } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';

/** Readers of applications: coordinators see all, ambassadors those of their countries and without private fields. */
export const readers: Audience = { volunteer: ['director', 'matcher', 'ambassador'] };

/** The countries a volunteer may see; null for all. */
export function countriesOf(visit: ProgrammeVisit): string[] | null {
  if (visit.may('director', 'matcher')) return null;
  return visit.grants.flatMap(({ role, country }) => (role === 'ambassador' && country ? [country] : []));
}

/** The application in the path, if this volunteer may see it. */
export async function visibleApplication(visit: ProgrammeVisit): Promise<ApplicationForDesk | null> {
  const id = visit.id('id');
  const found = id === null ? null : await applicationForDesk(visit.ctx, visit.programme.id, id);
  const countries = countriesOf(visit);
  return found && (!countries || countries.includes(found.person.country ?? '')) ? found : null;
}

/** The names under which the address of the list has its filters. */
export const FILTERED = ['state', 'country', 'search', 'tag'] as const;

/** The name of the filter by what was chosen in a question of the form. */
export const answerFilter = (question: number): string => `answer-${question}`;
const ANSWER = /^answer-(\d{1,15})$/;
/** Questions that one address asks of at once. */
const MOST_ANSWERS = 20;

/** The names of all filters of the list that an address sets. */
export const filteredIn = (url: URL): string[] => [
  ...FILTERED,
  ...[...new Set(url.searchParams.keys())].filter((name) => ANSWER.test(name)).slice(0, MOST_ANSWERS),
];

/** The filters of an address, as the room takes them; tags and answers are for those who see all. */
export function filterOf(scope: Scope, set: Readonly<Record<string, string>>): ApplicationFilter {
  const { state, country, search, tag } = set;
  const chosen = Object.entries(set).flatMap(([name, option]) => {
    const question = ANSWER.exec(name)?.[1];
    return question ? [{ question: Number(question), option }] : [];
  });
  return {
    state: SHOWN_STATES.find((one) => one === state),
    country,
    search,
    chosen: scope.countries ? undefined : chosen,
    among: tag && !scope.countries ? isTagged({ ...scope, tag }, sql`person.id`) : undefined,
  };
}
