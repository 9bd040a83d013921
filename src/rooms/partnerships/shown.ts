import { sql } from 'kysely';
import type { Viewer } from '../ctx.ts';
import { anyOf } from '../../db/anyOf.ts';
import { isFound } from '../people/index.ts';
import { asReader, readsConcern } from './concerns/readers.ts';

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

/** Neither a draft nor one that its writer may still take back. */
export const isSent = sql<boolean>`l.drafted_at is null and (l.leaves_at is null or l.left_at is not null)`;
/** By what is noted beside each partnership (migration 0203), as whether it was silent. */
export const hasNoLetter = sql<boolean>`p.letters = 0`;
/** No letter that reached the other, and no talk that one of them told, since they were introduced and since a moment. */
export const hasBeenSilent = (since: Date) => sql<boolean>`(
  p.introduced_at < ${since} and coalesce(p.contact_at, timestamptz 'epoch') < ${since})`;
/** Its round ends before a moment, or somebody is about to leave. */
export const endsBefore = (until: Date) => sql<boolean>`(exists (
  select from round_date d where d.programme_id = p.programme_id and d.round_id = p.round_id and d.kind = 'ends' and d.due_at < ${until})
  or exists (select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id and m.leaves_at is not null))`;
export const hasOpenConcern = (programme: number, viewer: Viewer) => sql<boolean>`p.id in (
  select c.partnership_id from concern c where c.programme_id = ${programme} and c.handled_at is null
    and ${readsConcern(asReader(viewer), sql`c.programme_id`, sql`c.id`)})`;

/**
 * That a search finds the name of somebody who is or was in it. `found` are the people whom `fewFound` read; where they are many, the members of one row after the
 * other are looked at, which `limit` keeps the planner from turning into a list of them all.
 */
export const hasMember = (programme: number, search: string, found: readonly number[] | null) =>
  found
    ? sql<boolean>`p.id = any(array(
        select m.partnership_id from membership m where m.programme_id = ${programme} and m.person_id = ${anyOf(found)}))`
    : sql<boolean>`(
        select true from membership m join person on person.programme_id = m.programme_id and person.id = m.person_id
        where m.programme_id = p.programme_id and m.partnership_id = p.id and ${isFound(programme, search, false)} limit 1)`;
