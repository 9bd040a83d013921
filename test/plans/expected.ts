/** The commonest acts of people and moderators, which must succeed; other forms may be turned down. */
export const DONE = [
  '/topics/:slug/comments as visitor',
  '/topics/:slug/comments as participant',
  '/topics/:slug/likes as visitor',
  '/topics/:slug/likes as participant',
  '/partnership/:id/letters as participant',
  '/partnership/:id/meetings as participant',
  '/chats/:slug/messages as participant',
  '/rounds/:number/application/steps/:step as applicant',
  '/rounds/:number/application/submission as applicant',
  '/sign-in as visitor',
  '/sign-in/code as visitor',
  '/contact as visitor',
  '/workbench/discussion/:comment/approval as director',
  '/workbench/discussion/:comment/hiding as director',
  '/workbench/outbox/group/hold as director',
  '/workbench/outbox/group/release as director',
];

/**
 * Routes that lead on or that have nothing to show here. The programme is connected with no other server, nobody is in a call, and the
 * matched round is published. No act on several things goes on, and nobody has an application to confirm. No test fills in the addresses of
 * a calendar, or of a picture and a stream of a chat.
 */
export const UNDRAWN = [
  '/workbench/matching/:number/people/:application',
  '/workbench/lists/:list/acts/:act',
  '/',
  '/.well-known/webfinger',
  '/federation/:home',
  '/federation/:home/followers',
  '/federation/:home/outbox',
  '/federation/:home/posts/:post',
  '/federation/:home/answers/:answer',
  '/federation/:home/posts/:post/activity',
  '/calendar/:file',
  '/chats/:slug/events',
  '/chats/:slug/pictures/:picture',
  '/applications/:id/confirmation',
  '/partnership/:id/call/events',
  '/partnership/:id/call/here',
  '/partnership/:id/call/seats/:seat/events',
  '/partnership/:id/hours',
  '/partnership/:id/week',
  '/sign-in/first',
  '/oauth/:provider',
  '/sign-in/code',
  '/sign-in',
];

/**
 * Volunteers who are turned away because the address is about something outside their part. An ambassador has the people of one country
 * only, and a choice from a list is of a list that the volunteer lacks.
 */
export const SHUT: Readonly<Record<string, readonly string[]>> = {
  '/workbench/matters/several': ['content_editor', 'moderator', 'chat_host', 'ambassador', 'safeguarding'],
  '/workbench/inbox/new': ['ambassador', 'safeguarding'],
  '/workbench/inbox/:id': ['ambassador'],
  '/workbench/inbox/:id/pictures/:picture': ['ambassador'],
  '/workbench/applications/:id': ['ambassador'],
  '/workbench/lists/:list/several': [
    'content_editor',
    'moderator',
    'chat_host',
    'ambassador',
    'safeguarding',
  ],
};

/** Tables that grow with the people of a programme, or with their texts. */
export const GROWN = [
  'answer',
  'application',
  'bulk_item',
  'chat_message',
  'comment',
  'comment_search',
  'commenter',
  'consent',
  'letter',
  'meeting',
  'membership',
  'outbox',
  'partnership',
  'person',
  'person_tag',
  'proposal',
  'proposal_member',
  'right_link',
  'thread',
  'thread_message',
  'unmatched',
];
