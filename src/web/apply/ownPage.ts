import type { PageAnswer } from '../visit.ts';

/** A page of somebody's own application. Search engines leave it out; the navigation marks it under the person's status. */
export const ownPage = (title: string, body: PageAnswer['body'], status = 200): PageAnswer => ({
  title,
  indexed: false,
  nav: 'status',
  status,
  body,
});
