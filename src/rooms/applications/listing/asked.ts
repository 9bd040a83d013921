import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ChosenAnswer } from '../chosen.ts';
import { STATES } from '../rules.ts';
import { INVITED } from '../touched.ts';

/** States as volunteers see them. A draft that an import made and that nobody has touched is an invitation. */
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

/** The orders of the list; each has an index. */
export const APPLICATION_SORTS = ['since', 'name', 'country', 'state'] as const;

export interface Sorted {
  by: (typeof APPLICATION_SORTS)[number];
  way: 'rising' | 'falling';
}

/** Written as in the index of people by country. */
export const COUNTRY = sql<string>`coalesce(person.country, '')`;

/** Written as in the index of each state by country. */
export const FROM_COUNTRY = sql<string>`coalesce(application.from_country, '')`;

export interface ApplicationFilter {
  state?: ShownState | undefined;
  country?: string | undefined;
  search?: string | undefined;
  /** Options chosen in questions of the form, and bounds of the answers to others; all must hold. */
  chosen?: readonly ChosenAnswer[] | undefined;
  /** The applications within all bounds; read by `searched`. */
  within?: readonly number[] | null | undefined;
  /** The people whom the search finds; read by `searched`. */
  found?: readonly number[] | null | undefined;
  /** Keeps only people of this query from another room. */
  among?: RawBuilder<{ person_id: number }> | undefined;
  /** The same people, to be joined, in the order of their application's state and of when it came into that state. */
  inOrder?: RawBuilder<{ person_id: number; state: string; state_at: Date }> | undefined;
  /** The same people as a list, if they are few; read by `searched`. */
  few?: readonly number[] | null | undefined;
  /** Whether few applications are in the state; found out by `searched`. */
  isRare?: boolean;
}

/** Whether `inOrder` has this order. */
export const isStanding = (by: Sorted['by']): boolean => by === 'state' || by === 'since';

/** A state as the table stores it. Only a draft can be an invitation. */
export const stateIn = (state: ShownState) => (state === 'invited' ? 'draft' : state);

/** Whether a list walks along the query of `inOrder`; without an order, counting does. */
export const isAlongThem = ({ inOrder, sorted }: ApplicationFilter & { sorted?: Sorted }): boolean =>
  inOrder !== undefined && (sorted === undefined || isStanding(sorted.by));

/**
 * Whether a list in an order of people reads along an index of one state: only for all its applications, without other filters or
 * countries.
 */
export const isOfState = (
  { countries }: Scope,
  { state, search, chosen, country, among, sorted }: ApplicationFilter & { sorted?: Sorted },
): boolean =>
  state !== undefined &&
  sorted !== undefined &&
  !isStanding(sorted.by) &&
  !(countries || search?.trim() || chosen?.length || country || among);
