import { listOf } from './json.ts';
import type { Doc } from './json.ts';

/** The three ways in which servers write that everybody is meant. */
export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const EVERYBODY = new Set<unknown>([PUBLIC, 'as:Public', 'Public']);

/** Whether an activity says that it is for some alone: then what it brings is, too, whatever that says itself. */
export const isForSome = (activity: Doc): boolean =>
  [...listOf(activity['to']), ...listOf(activity['cc'])].length > 0 && !isPublic(activity);

/** Whether a thing is addressed to the public, listed or not. Whatever is not said to be is private. */
export const isPublic = (doc: Doc): boolean =>
  [...listOf(doc['to']), ...listOf(doc['cc'])].some((one) => EVERYBODY.has(one));
