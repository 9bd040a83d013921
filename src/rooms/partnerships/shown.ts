import { sql } from 'kysely';
import type { Viewer } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';
import { asReader, readsConcern } from './concerns/readers.ts';
import { pairSearch } from '../people/index.ts';

/** States of a partnership that goes on. */
export const STANDS = ['introduced', 'active', 'quiet', 'paused'] as const;
export const SHOWN = [
  'all',
  ...STANDS,
  'silent',
  'two-weeks',
  'concern',
  'ends-soon',
  'ended-early',
] as const;
/**
 * The views of the list: all; one for each state that goes on; without a letter yet; without contact for two weeks; with an open concern;
 * ending within four weeks; ended before the round.
 */
export type Shown = (typeof SHOWN)[number];

/** Milliseconds within which a partnership ends soon: four weeks. */
export const SOON = 28 * 86_400_000;

/** A letter that is neither a draft nor one that its writer may still take back. */
export const isSent = sql<boolean>`l.drafted_at is null and (l.leaves_at is null or l.left_at is not null)`;
/** No letter yet, by the count kept with each partnership (migration 0203). */
export const hasNoLetter = sql<boolean>`p.letters = 0`;
/** No contact since the introduction and since a moment: no letter that reached the other, and no talk that a member reported. */
export const hasBeenSilent = (since: Date) => sql<boolean>`(
  p.introduced_at < ${since} and coalesce(p.contact_at, timestamptz 'epoch') < ${since})`;
/** A membership `m` whose member will leave at a moment still to come. An index has exactly these. */
export const IS_LEAVING = sql<boolean>`m.leaves_at is not null and m.left_at is null`;
/** The round of a partnership `p` ends before a moment, or a member is about to leave. */
export const endsBefore = (until: Date) => sql<boolean>`(exists (
  select from round_date d where d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'ends' and d.due_at < ${until})
  or exists (select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id and ${IS_LEAVING}))`;
export const hasOpenConcern = (programme: number, viewer: Viewer) => sql<boolean>`p.id in (
  select c.partnership_id from concern c where c.programme_id = ${programme} and c.handled_at is null
    and ${readsConcern(asReader(viewer), sql`c.programme_id`, sql`c.id`)})`;

/**
 * The condition that each word of a search begins a word of a name of present or former members. `found` are the partnerships that `fewOf`
 * read. When they are many, PostgreSQL looks at one row after the other: written in this way, the planner does not use the index.
 */
export const isSought = (programme: number, search: string, found: readonly number[] | null) =>
  found
    ? sql<boolean>`p.id = ${anyOf(found)}`
    : sql<boolean>`(p.words @@ (${pairSearch(programme, search)})) is true`;
