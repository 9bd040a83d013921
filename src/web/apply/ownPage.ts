import type { PageAnswer } from '../visit.ts';

/** A page of somebody's own application: left alone by search engines, and found under the way to where it stands. */
export const ownPage = (title: string, body: PageAnswer['body'], status = 200): PageAnswer => ({
  title,
  indexed: false,
  nav: 'status',
  status,
  body,
});
