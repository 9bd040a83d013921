import { listOf } from './json.ts';
import type { Doc } from './json.ts';

/** The three ways in which servers write that a thing is for everybody. */
export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const EVERYBODY = new Set<unknown>([PUBLIC, 'as:Public', 'Public']);

/** Whether an activity is only for some people. Then the note it brings is private too, whatever the note says. */
export const isForSome = (activity: Doc): boolean =>
  [...listOf(activity['to']), ...listOf(activity['cc'])].length > 0 && !isPublic(activity);

/** Whether a thing is addressed to the public, listed or not. Without such an address it is private. */
export const isPublic = (doc: Doc): boolean =>
  [...listOf(doc['to']), ...listOf(doc['cc'])].some((one) => EVERYBODY.has(one));
