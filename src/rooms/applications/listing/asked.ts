import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ChosenAnswer } from '../chosen.ts';
import { STATES } from '../rules.ts';
import { INVITED } from '../touched.ts';

/** States as volunteers see them: a draft that an import made and nobody has touched is an invitation. */
export const SHOWN_STATES = ['invited', ...STATES] as const;

export type ShownState = (typeof SHOWN_STATES)[number];

export const SHOWN = sql<ShownState>`case when ${INVITED} then 'invited' else application.state end`;

/** The applications of a round that a volunteer may see; an ambassador sees only those of `countries`. */
export interface Scope {
  programme: number;
  round: number;
  /** Null: all countries. */
  countries: readonly string[] | null;
}

/** The orders of the list, each by an index. */
export const APPLICATION_SORTS = ['since', 'name', 'country', 'state'] as const;

export interface Sorted {
  by: (typeof APPLICATION_SORTS)[number];
  way: 'rising' | 'falling';
}

/** Written as in the index of people by country. */
export const COUNTRY = sql<string>`coalesce(person.country, '')`;

/** Written as in the index of a state by country. */
export const FROM_COUNTRY = sql<string>`coalesce(application.from_country, '')`;

export interface ApplicationFilter {
  state?: ShownState | undefined;
  country?: string | undefined;
  search?: string | undefined;
  /** Options that were chosen in questions of the form, and bounds of the answers to others: all of them. */
  chosen?: readonly ChosenAnswer[] | undefined;
  /** The applications that `searched` read: those within all bounds. */
  within?: readonly number[] | null | undefined;
  /** The people whom `searched` read: those that the search finds. */
  found?: readonly number[] | null | undefined;
  /** A query of another room for people: only these. */
  among?: RawBuilder<{ person_id: number }> | undefined;
  /** The same people, to be joined, in the order of where their applications stand and since when. */
  inOrder?: RawBuilder<{ person_id: number; state: string; state_at: Date }> | undefined;
  /** The people whom `searched` read of them, where they are few. */
  few?: readonly number[] | null | undefined;
  /** Whether `searched` found that few are in the state. */
  isRare?: boolean;
}

/** The orders of `inOrder`. */
export const isStanding = (by: Sorted['by']): boolean => by === 'state' || by === 'since';

/** A state in the table: only a draft can be an invitation. */
export const stateIn = (state: ShownState) => (state === 'invited' ? 'draft' : state);

/** Whether a list is walked along the query of `inOrder`; without an order those are counted along it. */
export const isAlongThem = ({ inOrder, sorted }: ApplicationFilter & { sorted?: Sorted }): boolean =>
  inOrder !== undefined && (sorted === undefined || isStanding(sorted.by));

/** Whether a list in an order of people is read along an index of one state: only for all of them, without other filters or countries. */
export const isOfState = (
  { countries }: Scope,
  { state, search, chosen, country, among, sorted }: ApplicationFilter & { sorted?: Sorted },
): boolean =>
  state !== undefined &&
  sorted !== undefined &&
  !isStanding(sorted.by) &&
  !(countries || search?.trim() || chosen?.length || country || among);
