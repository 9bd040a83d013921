import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/web/brought.ts';
import { DONE, GROWN, SHUT, UNDRAWN } from './expected.ts';
import { largeProgramme } from './large.ts';
import type { Large } from './large.ts';
import { MANY, OVER, stale, withoutReason } from './many.ts';
import { sendForms } from './posts.ts';
import { IDLE, doDuties, doWithWork, workOf } from './duties.ts';
import { readPage, readPages } from './walk.ts';
import { MOST, watched } from './watched.ts';

let large: Large;
beforeAll(async () => {
  large = await largeProgramme();
});
afterAll(() => large?.end());

test('no page, no form and no duty walks through a whole programme of 5,000 people and 50,000 comments, but where there is a reason', async () => {
  // Removes dead rows, as autovacuum does.
  const tidy = () => sql`vacuum`.execute(large.db);
  const idle = await large.watching(doDuties, true);
  await tidy();
  const stillIdle = await large.watching((watching) => doWithWork(watching, workOf(idle)));
  await tidy();
  const pages = await large.watching((watching) => readPages({ ...large, ...watching }));
  const answered = await large.watching((watching) => sendForms({ ...large, ...watching }));
  expect({
    withoutReason: withoutReason(large.walks.values(), MOST),
    withReasonForNothing: stale(large.walks.values(), MOST),
    passedOver: [...large.acts.over].flatMap(([index, by]) =>
      index in OVER ? [] : [`${index} for ${[...by].join(', ')}`],
    ),
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
    passedOver: [],
    idle: [],
    idleForNoReason: [],
    undrawn: UNDRAWN,
    shut: SHUT,
  });
  expect(large.acts.all).toBeGreaterThan(1000);
  expect(DONE.filter((form) => answered.get(`POST programme ${form}`) !== 303)).toEqual([]);
}, 600_000);

test('each exception has its reason, and a number that is near what its table holds at most', async () => {
  const beyond: string[] = [];
  for (const { says, reads, why } of MANY)
    for (const [table, most] of Object.entries(reads)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        large.db,
      );
      // The limits are multiples of the number of people. Not everybody has a row in each table, so a third more is allowed.
      if (!why || most > rows[0]!.n * 1.34) beyond.push(`${table}, ${most} of ${rows[0]!.n}: ${says}`);
    }
  expect(beyond).toEqual([]);
});

test('tables that grow with a programme hold more rows than one statement may read, so that a walk through any of them is seen', async () => {
  const few: string[] = [];
  for (const table of GROWN) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      large.db,
    );
    if (rows[0]!.n <= MOST) few.push(`${table} ${rows[0]!.n}`);
  }
  expect(few).toEqual([]);
});

test('entries that a bitmap collects count though nothing comes of them, and so do those that an index passes over', async () => {
  large.walks.clear();
  large.acts.over.clear();
  const { programme } = large.pages;
  await large.watching(async (watching) => {
    const { db } = watching;
    await watched(watching, 'a bitmap', async () => {
      await sql`set local enable_indexscan = off`.execute(db);
      await sql`
        select id from thread where message_words(programme_id, subject) @@ message_search(${programme}::bigint, 'question'::text) limit 1`.execute(
        db,
      );
    });
    await watched(watching, 'an index', () =>
      sql`select count(*) from answer where programme_id = ${programme} and question_id = 0`.execute(db),
    );
  });
  expect(withoutReason(large.walks.values(), MOST).map((walk) => walk.split(' by ')[0])).toEqual([
    expect.stringMatching(/^thread: \d+ rows for a bitmap$/),
  ]);
  expect([...large.acts.over]).toEqual([['answer_pkey', new Set(['an index'])]]);
});

test('a statement that was asked before is answered as then until its act has written something, and its rows are nobody else’s', async () => {
  await large.watching(async (watching) => {
    const { db, remembered } = watching;
    const matters = async () =>
      (
        await sql<{ ids: number[] }>`select array_agg(id) as ids from matter where urgency >= ${0}`.execute(
          db,
        )
      ).rows[0]!.ids;
    const act = (does: () => Promise<number[]>) => watched(watching, 'matters', does);
    const first = await act(matters);
    expect(first.length).toBeGreaterThan(0);
    first.length = 0;
    const { sent } = remembered;
    const second = await act(matters);
    expect([second.length > 0, remembered.sent]).toEqual([true, sent]);
    const gone = await act(async () => {
      await sql`delete from matter where id = ${second[0]}`.execute(db);
      return matters();
    });
    expect(gone).toHaveLength(second.length - 1);
    expect(await act(matters)).toEqual(second);
    // As before the first page is read: this change stays.
    await sql`delete from matter where id = ${second[0]}`.execute(db);
    expect(await matters()).toHaveLength(second.length - 1);
  });
});

/** An index, and a page or duty that walks through the table when the index is dropped. */
const WITHOUT: readonly [
  index: string,
  table: string,
  who: { page: string; reader: string; only?: RegExp; /** The rows that are enough. */ of?: string } | string,
][] = [
  ['comment_newest', 'comment', { page: '/topics/:slug', reader: 'visitor' }],
  [
    'outbox_unfinished and outbox_in_state and outbox_whole_in_state',
    'outbox',
    { page: '/workbench/matching/:number/proposals', reader: 'director' },
  ],
  [
    'outbox_in_state and outbox_ended and outbox_unfinished',
    'outbox',
    { page: '/workbench/outbox/group', reader: 'director', only: /state=sent/ },
  ],
  ['outbox_left', 'outbox', 'count what has left'],
  ['commenter_banned', 'commenter', { page: '/workbench/discussion/writers', reader: 'moderator' }],
  ['comment_shown', 'comment', 'tell followers'],
  ['person_found', 'person', { page: '/workbench/applications', reader: 'director', only: /search=/ }],
  ['person_by_name', 'person', { page: '/workbench/everybody', reader: 'director' }],
  // Without this index, the chosen options are computed anew for each answer, which is slow even for one person in twenty.
  [
    'answer_chosen',
    'answer',
    {
      page: '/workbench/applications',
      reader: 'director',
      only: /answer-\d+=/,
      of: 'application_id % 20 = 0',
    },
  ],
  ['answer_ranked', 'answer', { page: '/workbench/applications', reader: 'director', only: /-from=2999/ }],
  [
    'partnership_found',
    'partnership',
    { page: '/workbench/partnerships', reader: 'director', only: /search=/ },
  ],
  [
    'thread_message_found',
    'thread_message',
    { page: '/workbench/inbox', reader: 'director', only: /search=/ },
  ],
  ['thread_found', 'thread', { page: '/workbench/inbox', reader: 'director', only: /search=/ }],
  [
    'partnership_stands and partnership_stands_contact and partnership_stands_letters and partnership_silent_state',
    'partnership',
    { page: '/workbench/partnerships', reader: 'director', only: /shown=active$/ },
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
    await large.watching(async (transaction) => {
      const watching = { ...transaction, tellsAtOnce: true };
      const { db } = watching;
      for (const one of index.split(' and ')) await sql`drop index ${sql.table(one)}`.execute(db);
      if (typeof who === 'object' && who.of) {
        await sql`set local session_replication_role = replica`.execute(db);
        await sql`delete from ${sql.table(table)} where not (${sql.raw(who.of)})`.execute(db);
      }
      // Without the index, functions compute each row. Their own statements walk through nothing, so they are not reported.
      await sql`set local auto_explain.log_nested_statements = off`.execute(db);
      if (typeof who === 'string') await doDuties(watching, [who]);
      else {
        const route = routes.find(({ method, path }) => method === 'GET' && path === who.page);
        await readPage({ ...large, ...watching }, route!, who.reader, who.only);
      }
    });
    const told = typeof who === 'string' ? who : `${who.page} as ${who.reader}`;
    expect(withoutReason(large.walks.values(), MOST).map((walk) => walk.split(' by ')[0])).toContainEqual(
      expect.stringMatching(new RegExp(`^${table}: \\d+ rows for ${told}`)),
    );
  },
);
