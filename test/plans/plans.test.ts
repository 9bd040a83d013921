import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/web/brought.ts';
import { largeProgramme } from './large.ts';
import type { Large } from './large.ts';
import { MANY, stale, withoutReason } from './many.ts';
import { sendForms } from './posts.ts';
import { IDLE, doDuties, doWithWork, workOf } from './duties.ts';
import { readPage, readPages } from './walk.ts';

/** Rows of one table that one statement may read without a reason. */
const MOST = 2000;

/** The commonest acts of people and moderators; other forms may be turned down. */
const DONE = [
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
 * Routes that lead on, or whose addresses are of what is not there: programmes here are connected with no other server, nobody is in a call, the round that
 * was matched is published, nothing was done to several, who has not sent an application in confirms none, and a calendar, a picture and a stream of a
 * chat have addresses that no test fills in.
 */
const UNDRAWN = [
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
 * Volunteers who are turned away, as what the address is of is none of theirs: an ambassador has the people of one country, and what is chosen of a list is
 * of a list that they have not.
 */
const SHUT: Readonly<Record<string, readonly string[]>> = {
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

let large: Large;
beforeAll(async () => {
  large = await largeProgramme();
});
afterAll(() => large?.end());

test('no page, no form and no duty walks through a whole programme of 5,000 people and 50,000 comments, but where there is a reason', async () => {
  const idle = await doDuties(large);
  const stillIdle = await doWithWork(large, workOf(idle));
  const pages = await readPages(large);
  const answered = await sendForms(large);
  expect({
    withoutReason: withoutReason(large.walks.values(), MOST),
    withReasonForNothing: stale(large.walks.values(), MOST),
    idle: stillIdle,
    idleForNoReason: Object.keys(IDLE).filter((name) => !idle.includes(name)),
    undrawn: pages.filter(({ drawn }) => drawn.length === 0).map(({ route }) => route.path),
    shut: Object.fromEntries(
      pages
        .filter(
          ({ route, drawn, not }) => typeof route.audience === 'object' && drawn.length > 0 && not.length > 0,
        )
        .map(({ route, not }) => [route.path, not]),
    ),
  }).toEqual({
    withoutReason: [],
    withReasonForNothing: [],
    idle: [],
    idleForNoReason: [],
    undrawn: UNDRAWN,
    shut: SHUT,
  });
  expect(large.walks.size).toBeGreaterThan(1000);
  expect(DONE.filter((form) => answered.get(`POST programme ${form}`) !== 303)).toEqual([]);
}, 600_000);

test('each exception has its reason, and a number that is near what its table holds at most', async () => {
  const beyond: string[] = [];
  for (const { says, reads, why } of MANY)
    for (const [table, most] of Object.entries(reads)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        large.db,
      );
      // The numbers are said in people, of whom not everybody has one of each: a third more is near.
      if (!why || most > rows[0]!.n * 1.34) beyond.push(`${table}, ${most} of ${rows[0]!.n}: ${says}`);
    }
  expect(beyond).toEqual([]);
});

/** An index, and a page or duty that walks through a table without it. */
const WITHOUT: readonly [index: string, table: string, who: { page: string; reader: string } | string][] = [
  ['comment_newest', 'comment', { page: '/topics/:slug', reader: 'visitor' }],
  [
    'outbox_unfinished and outbox_in_state and outbox_whole_in_state',
    'outbox',
    { page: '/workbench/matching/:number/proposals', reader: 'director' },
  ],
  [
    'outbox_in_state and outbox_ended and outbox_unfinished',
    'outbox',
    { page: '/workbench/outbox/group', reader: 'director' },
  ],
  ['outbox_left', 'outbox', 'count what has left'],
  ['commenter_banned', 'commenter', { page: '/workbench/discussion/writers', reader: 'moderator' }],
  ['comment_shown', 'comment', 'tell followers'],
  ['person_found', 'person', { page: '/workbench/applications', reader: 'director' }],
  ['person_by_name', 'person', { page: '/workbench/everybody', reader: 'director' }],
  ['answer_chosen', 'answer', { page: '/workbench/applications', reader: 'director' }],
  ['answer_ranked', 'answer', { page: '/workbench/applications', reader: 'director' }],
  ['person_found', 'person', { page: '/workbench/partnerships', reader: 'director' }],
  ['thread_message_found', 'thread_message', { page: '/workbench/inbox', reader: 'director' }],
  ['thread_found', 'thread', { page: '/workbench/inbox', reader: 'director' }],
  [
    'partnership_stands and partnership_stands_contact and partnership_stands_letters and partnership_silent_state',
    'partnership',
    { page: '/workbench/partnerships', reader: 'director' },
  ],
  ['person_account', 'person', 'forget what nobody confirmed'],
  ['person_stand_in', 'person', 'forget unclaimed'],
  ['application_asked', 'application', 'begin the time to answer'],
  ['right_link_over', 'right_link', 'forget codes'],
  ['meeting_noted', 'meeting', 'keep meetings at the hours of who proposed them'],
  ['meeting_look', 'meeting', 'look after meetings'],
];

test.each(WITHOUT)(
  'without the index %s a walk through %s is found, and who walks is told',
  async (index, table, who) => {
    large.walks.clear();
    const transaction = await large.db.startTransaction().execute();
    try {
      for (const one of index.split(' and ')) await sql`drop index ${sql.table(one)}`.execute(transaction);
      // The rows that the index would find are reckoned one by one instead, by functions whose own statements walk through nothing.
      await sql`set local auto_explain.log_nested_statements = off`.execute(transaction);
      const there = { ...large, db: transaction };
      if (typeof who === 'string') await doDuties(there, [who]);
      else {
        const route = routes.find(({ method, path }) => method === 'GET' && path === who.page);
        await readPage(there, route!, who.reader);
      }
    } finally {
      await transaction.rollback().execute();
    }
    const told = typeof who === 'string' ? who : `${who.page} as ${who.reader}`;
    expect(withoutReason(large.walks.values(), MOST).map((walk) => walk.split(' by ')[0])).toContainEqual(
      expect.stringMatching(new RegExp(`^${table}: \\d+ rows for ${told}`)),
    );
  },
);
