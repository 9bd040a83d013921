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
 * All, those that stand at one point, those without a letter yet, without contact for two weeks, with an open concern, those that end within four weeks, and those that
 * ended before the round did.
 */
export type Shown = (typeof SHOWN)[number];

/** A partnership that ends within it ends soon: four weeks, in ms. */
export const SOON = 28 * 86_400_000;

/** Neither a draft nor one that its writer may still take back. */
export const isSent = sql<boolean>`l.drafted_at is null and (l.leaves_at is null or l.left_at is not null)`;
/** Nobody wrote a letter, by the count kept with each partnership (migration 0203). */
export const hasNoLetter = sql<boolean>`p.letters = 0`;
/** No letter that reached the other, and no talk that one of them told, since they were introduced and since a moment. */
export const hasBeenSilent = (since: Date) => sql<boolean>`(
  p.introduced_at < ${since} and coalesce(p.contact_at, timestamptz 'epoch') < ${since})`;
/** A membership `m` whose member said that they will leave, on a day that has not come. An index has exactly these. */
export const IS_LEAVING = sql<boolean>`m.leaves_at is not null and m.left_at is null`;
/** Its round ends before a moment, or somebody is about to leave. */
export const endsBefore = (until: Date) => sql<boolean>`(exists (
  select from round_date d where d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'ends' and d.due_at < ${until})
  or exists (select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id and ${IS_LEAVING}))`;
export const hasOpenConcern = (programme: number, viewer: Viewer) => sql<boolean>`p.id in (
  select c.partnership_id from concern c where c.programme_id = ${programme} and c.handled_at is null
    and ${readsConcern(asReader(viewer), sql`c.programme_id`, sql`c.id`)})`;

/**
 * That each word of a search finds a name of those who are or were in it. `found` are the partnerships that `fewOf` read; where they are many, one row after the other is
 * looked at: so written, the planner does not think of the index.
 */
export const isSought = (programme: number, search: string, found: readonly number[] | null) =>
  found
    ? sql<boolean>`p.id = ${anyOf(found)}`
    : sql<boolean>`(p.words @@ (${pairSearch(programme, search)})) is true`;
