import { COMMENTS, PEOPLE } from './size.ts';

/** The people of a programme, their applications or their partnerships, once; a few were made beside them. */
const EVERYBODY = PEOPLE * 1.1;
/** The largest topic has about a quarter of the comments. */
const ONE_TOPIC = COMMENTS * 0.3;

const EXAMPLES = 'the examples of every mail, drawn for who writes its words; few ask for this page';
const COUNTED = 'counts and shares that the page shows of all';
const POOL = 'partners for somebody are looked for among everybody who waits for one';

/** What reads more rows of one table than others may: so many at most, and why. */
export const MANY: Readonly<Record<string, readonly [most: number, why: string]>> = {
  'forget who never sent an application in: application': [
    EVERYBODY,
    'at this size the planner hashes what it looks up one by one in a larger one',
  ],
  'forget what nobody confirmed: application': [EVERYBODY, 'as above'],
  'count what has left: outbox': [
    Infinity,
    'the first tick after an upgrade counts all mails that ever left, and none does again',
  ],
  '/workbench/outbox/coming as director: person': [EVERYBODY, 'tells how many will get which mail, of all'],
  '/workbench/outbox/coming as director: membership': [EVERYBODY, 'as above'],
  '/workbench/outbox/coming as director: partnership': [EVERYBODY, 'as above'],
  '/workbench/outbox/coming/readers as director: membership': [
    EVERYBODY,
    'lists who gets a mail in the order of their hours, which are no column',
  ],
  '/workbench/mails/:locale as director: consent': [EVERYBODY * 3, EXAMPLES],
  '/workbench/mails/:locale as director: person': [EVERYBODY, EXAMPLES],
  '/workbench/mails/:locale as director: letter': [EVERYBODY, EXAMPLES],
  '/workbench/mails/:locale as content_editor: person': [EVERYBODY, EXAMPLES],
  '/ as visitor: person': [EVERYBODY, 'says from how many countries people are'],
  '/ as visitor: application': [EVERYBODY, 'as above'],
  '/workbench/inbox as ambassador: person': [
    EVERYBODY,
    'at this size the planner hashes the people of a few conversations',
  ],
  '/workbench/inbox/:id as safeguarding: person': [
    EVERYBODY,
    'an operator’s own person is found by the address; at this size the planner hashes all',
  ],
  '/me/erasure as participant: comment': [COMMENTS * 0.1, 'counts what one person wrote'],
  '/workbench/matching/:number as director: application': [EVERYBODY, COUNTED],
  '/workbench/matching/:number as director: outbox': [
    EVERYBODY,
    'counts what is left of the mails of a publication',
  ],
  '/workbench/matching/:number/proposals as director: partnership': [EVERYBODY, COUNTED],
  '/workbench/matching/:number/proposals as director: person': [
    EVERYBODY,
    'at this size the planner hashes the people of a page of proposals',
  ],
  '/workbench/matching/:number/unplaced as director: person': [EVERYBODY, COUNTED],
  '/workbench/matching/:number/unplaced as director: membership': [EVERYBODY, COUNTED],
  '/workbench/matching/:number/unplaced as director: application': [EVERYBODY, COUNTED],
  '/workbench/matching/:number/people/:application as director: person': [EVERYBODY, POOL],
  '/workbench/matching/:number/people/:application as director: application': [EVERYBODY, POOL],
  '/workbench/matching/:number/people/:application as director: consent': [EVERYBODY * 3, POOL],
  '/workbench/matching/:number/people/:application as director: membership': [EVERYBODY, POOL],
  '/workbench/matching/:number/people/:application as director: answer': [EVERYBODY * 20, POOL],
  '/workbench/partnerships as director: partnership': [EVERYBODY, 'says how many there are'],
  '/workbench/partnerships as director: person': [
    EVERYBODY,
    'at this size the planner hashes the people of a page of partnerships',
  ],
  '/workbench/topics as director: person': [EVERYBODY, 'says when a topic will have reached everybody'],
  '/workbench/topics as director: membership': [EVERYBODY, 'as above'],
  '/workbench/discussion as director: comment': [COMMENTS * 0.1, 'says how many wait, of each queue'],
  '/workbench/discussion/summaries/:topic as director: comment': [
    ONE_TOPIC,
    'says how many comments the topic has; all of them are summed up',
  ],
};
