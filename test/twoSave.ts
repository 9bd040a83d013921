import { expect } from 'vitest';
import type { Browser, Fields } from './browse.ts';
import { form } from './fieldsOf.ts';

/**
 * Two volunteers begin with the same form, and the first saves. The second is told, sees both texts, and can save theirs only by
 * confirming.
 */
export async function twoSave(
  [first, second]: readonly [Browser, Browser],
  page: string,
  posts: string,
  [theirs, mine]: readonly [Fields, Fields],
  said: string | RegExp,
): Promise<void> {
  const { base } = form((await second.get(page)).text, `${posts}"`);
  expect(base, posts).toBeTruthy();
  expect((await first.post(posts, { ...theirs, base: base! })).status, posts).toBe(303);
  const told = await second.post(posts, { ...mine, base: base! });
  expect(told.status, posts).toBe(422);
  expect(told.text).toContain('Somebody else wrote a new version meanwhile');
  expect(told.text).toMatch(said);
  const { base: next } = form(told.text, `${posts}"`);
  expect(next).not.toBe(base);
  expect((await second.post(posts, { ...mine, base: next! })).status, posts).toBe(303);
}

/** Both texts, as the page shows them. */
export const both = (now: string, mine: string): RegExp =>
  new RegExp(`It now says: <bdi[^>]*>${now}<.*You wrote: <bdi[^>]*>${mine}<`, 's');
