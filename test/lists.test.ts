import { expect, test } from 'vitest';
import { code, text } from './sources.ts';

/*
 * Each value of a written-out list is a parameter of its own, and PostgreSQL takes at most 65,535. So a list that comes from data has to be
 * a single parameter: an array, by `anyOf`, `fewOf` or `unnest`.
 */

/**
 * Kysely's `where(column, 'in', list)`, except with a literal list, a constant in capitals or a query. A comma after a name belongs to SQL.
 */
const BUILT =
  /,\s*'(?:not )?in',(?!\s+(?:\[(?:[^\].]|\.(?!\.\.[a-z(]))*\]|[A-Z]{2}|(?:fewOf|foundTopics|selectFrom)\(|sql\b|\(eb\) =>\s+eb\b|\w+,))/;
/** SQL's `in (…)` around a list that is joined or mapped right there, or that has a name. Literals are no parameters. */
const RAW = /\bin\s*\(?\s*\$\{(?![^}]*sql\.lit\()[^}]*(?:sql\.join|\.map)\(/;

/** One condition for each entry of a list, side by side or nested. */
const SIDE_BY_SIDE =
  /\b(?:or|and)\(\s*\[?(?:\.\.\.)?\w[\w.]*(?:\([^()]*\))?\s*\.(?:flatM|m)ap\(|\.reduce\w*\([^;]{0,60}=>\s*sql`/;

/** Files that make such conditions, and why there are never many. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'src/rooms/topics/library.ts': 'the words of a search, which has 200 letters',
  'src/rooms/people/found.ts': 'the names in one search, of which MOST_NAMES are looked for',
  'src/rooms/inbox/duties.ts': 'the ways in which a thread is due',
  'src/rooms/applications/chosen.ts': 'the questions and tags that a list is asked by',
};

/** Files that join pieces of SQL, and why the number of pieces does not grow with the data. */
const JOINED: Readonly<Record<string, string>> = {
  'src/db/byKey.ts': 'the parts of a key of a list',
  'src/db/together.ts': 'the lists that a page reads by one query',
  'src/mail/out/insertRows.ts': 'the columns of the outbox',
  'src/rooms/desks/pageOfTable.ts': 'the columns of a table',
  'src/rooms/discussion/moderation/queues.ts': 'the queues',
  'src/rooms/discussion/reading/findWords.ts': 'the words of a search, which has 200 letters',
  'src/rooms/discussion/reading/foundComments.ts': 'the words of a search, which has 200 letters',
  'src/rooms/inbox/reading/countViews.ts': 'the views of the list',
  'src/rooms/log/filtered.ts': 'the kinds of subject that are kept from somebody',
  'src/rooms/matters/queries.ts': 'the kinds of subject that are kept from somebody',
  'src/rooms/outbox/forget.ts': 'the names of one person',
  'src/rooms/outbox/listing/countStates.ts': 'the states of a mail',
  'src/rooms/outbox/listing/counted.ts': 'one or two ways in which a group is named',
  'src/rooms/outbox/listing/mailsOf.ts': 'the same',
  'src/rooms/mails/transitions.ts': 'the states of a mail',
  'src/rooms/pairing/pool/eligible.ts': 'the kinds of consent',
  'src/rooms/people/pairSearch.ts': 'the words of a search, ten at most',
  'src/rooms/pairing/proposals/placed.ts': 'the turns that somebody can have',
  'src/rooms/duplicates/merging/carry.ts': 'the columns of an index',
  'src/rooms/duplicates/merging/changeRows.ts': 'the columns of a table',
  'src/rooms/duplicates/merging/refusal.ts': 'the reasons',
  'src/rooms/partnerships/countShown.ts': 'the views of the list',
  'src/rooms/people/erasure/followClaims.ts': 'the columns of a table',
  'src/rooms/pieces.ts': 'the kinds of rows that one duty forgets',
  'src/simulate/load/copies.ts': 'the columns of a table',
};

/** The places of a file that could become more parameters than PostgreSQL takes. */
function longLists(source: string, mayJoin: boolean): string[] {
  const names = [...source.matchAll(/\b(\w+)\s*=\s*(?:\([^)]*\)[^=\n]*=>\s*)?sql\.join\(/g)].map(
    ([, name]) => name!,
  );
  const named = names.length > 0 ? new RegExp(String.raw`\bin\s*\(?\s*\$\{(?:${names.join('|')})\b`) : null;
  return [BUILT, RAW, named, mayJoin ? null : /\bsql\.join\(/].flatMap(
    (form) => form?.exec(source)?.[0] ?? [],
  );
}

test('a list that comes from data is one parameter, in queries that are built and in those that are written', () => {
  const found = code
    .filter((file) => file.startsWith('src/'))
    .map((file) => [file, longLists(text.get(file) ?? '', file in JOINED)] as const)
    .filter(([, lists]) => lists.length > 0);
  expect(Object.fromEntries(found)).toEqual({});
});

test('a condition is written for each of a list only where there is a reason for it', () => {
  const found = code.filter((file) => file.startsWith('src/') && SIDE_BY_SIDE.test(text.get(file) ?? ''));
  expect(found.toSorted()).toEqual(Object.keys(CONDITIONS).toSorted());
});

test.each([
  "eb.or(ids.map((id) => eb('id', '=', id)))",
  'eb.and([...people.flatMap(conditions)])',
  "or(Object.keys(people).map((id) => eb('id', '=', id)))",
  'ids.reduce((all, id) => sql`${all} or id = ${id}`, sql`false`)',
])('a condition for each of a list is found in %s', (source) => expect(source).toMatch(SIDE_BY_SIDE));

test('pieces of SQL are still joined wherever there is a reason for it', () => {
  expect(Object.keys(JOINED).filter((file) => !text.get(file)?.includes('sql.join('))).toEqual([]);
});

/**
 * Inserted rows from a list, with each value as a parameter. Matches any argument of `.values(` except one row, a literal list in capitals,
 * and an empty argument, which is that of a map.
 */
const ROWS_OF_LIST =
  /(?<!Object)\.values\((?!\s*(?:\)|\{|\((?:\w+|\{[^}]*\})?\) => \(\{|[A-Z]{2}|\[[A-Z_, ]+\]))/;

/** Files that insert rows in this way, and why there are never many. All others pass columns as arrays to `unnest`. */
const PUT_IN: Readonly<Record<string, string>> = {
  'src/rooms/forms/writeQuestions.ts': 'the questions of a form',
  'src/rooms/inbox/arriving/arrive.ts': 'the pictures of one mail',
  'src/rooms/incoming/pictures.ts': 'the pictures of one mail',
  'src/rooms/topics/planning/followRound.ts': 'the topics of a round',
  'src/rooms/readers/subscribe.ts': 'the kinds of what can be subscribed to',
};

test('rows are put in from a list only where there is a reason for it', () => {
  const found = code.filter(
    (file) => file.startsWith('src/') && !file.includes('.test.') && ROWS_OF_LIST.test(text.get(file) ?? ''),
  );
  expect(found.toSorted()).toEqual(Object.keys(PUT_IN).toSorted());
});

test.each([
  ".insertInto('answer').values(rows)",
  '.values(people.map((person) => ({ person })))',
  '.values(\n  wanted.pictures.map(toRow),\n)',
  '.values(rowsOf(people).flatMap(toRows))',
  '.values([...rows])',
  '.values(rows.filter(({ x }) => x).map(toRow))',
  '.values(Array.from(rows, toRow))',
  '.values(Object.entries(rows).map(toRow))',
  '.values(await rowsOf(ctx))',
  '.values((eb) => rows.map((row) => toRow(eb, row)))',
  '.values(\n  people\n    .filter(isNew)\n    .map(toRow),\n)',
  '.values(rows as Row[])',
])('rows of a list are found in %s', (source) => expect(source).toMatch(ROWS_OF_LIST));

test.each([
  '.values({ id })',
  '.values(CATEGORIES.map((one) => ({ one })))',
  '.values((eb) => ({ id: eb.ref("person.id") }))',
  'Object.values(texts)',
  'there.values()',
])('no rows of a list are found in %s', (source) => expect(source).not.toMatch(ROWS_OF_LIST));

/** SQL that skips the rows before a page, so that a late page takes longer than an early one. `offset 0` only advises the planner. */
const PASSED_OVER = /\.offset\(|\boffset\s+(?:\$\{|[1-9])/i;

/** Files that skip rows, and why these are few or quickly skipped. Every other list is paged by place (`byKey`). */
const NUMBERED: Readonly<Record<string, string>> = {
  'src/rooms/calls/endTalkOrCall.ts': 'two or three people are in a call',
  'src/rooms/discussion/reading/discussionOf.ts':
    'pages of comments have numbers that others link to: passed over in an index alone, from the nearer end',
  'src/rooms/outbox/listing/countSent.ts': 'the end of a piece of what has left is looked for in an index',
  'src/rooms/partnerships/letters/queries.ts':
    'the letters of two people in one round: thirty of each a day at most',
  'src/rooms/topics/library.ts': 'a topic comes each fortnight: in ten years some hundreds',
};

test('rows are passed over only where there is a reason for it, and lists that grow are paged by place', () => {
  const found = code.filter((file) => file.startsWith('src/') && PASSED_OVER.test(text.get(file) ?? ''));
  expect(found.filter((file) => !file.includes('.test.')).toSorted()).toEqual(
    Object.keys(NUMBERED).toSorted(),
  );
});

test.each(['.offset((page - 1) * 20)', 'limit ${size} offset ${start}', 'order by id OFFSET 5'])(
  'rows that are passed over are found in %s',
  (source) => expect(source).toMatch(PASSED_OVER),
);

test.each([
  ".where('id', 'in', ids)",
  ".where('id', 'not in', people.map(({ id }) => id))",
  ".where('id', 'in', [...ids])",
  ".where(column, 'in', ids)",
  ".where(eb.ref('id'), 'in', ids)",
  "eb('id', 'in', Array.from(ids))",
  ".where('id', 'in', Object.keys(people).map(Number))",
  ".where('id', 'in', withPartners)",
  ".where('id', 'in', foundPeople)",
  ".where('id', 'in', (await read(ctx)).ids)",
  ".where('id', 'not in', [first, ...others])",
  'sql`select from person where id in (${sql.join(ids)})`',
  'sql`select from person where id not in ( ${sql.join(\n  ids,\n)} )`',
  'sql`delete from person where id in ${sql.join(ids)}`',
  'sql`where id in (${ids.map((id) => id)})`',
  'const list = sql.join(ids);\nsql`where id in (${list})`',
  'const listed = (ids: number[]) => sql.join(ids);\nsql`where id in (${listed(ids)})`',
])('a long list is found in %s', (source) => {
  expect(longLists(source, true)).not.toEqual([]);
});

test('pieces that are joined by any other way need a reason', () => {
  const source = 'sql`join (values ${sql.join(rows.map(({ id }) => sql`(${id})`))}) given (id) using (id)`';
  expect([longLists(source, false).length, longLists(source, true).length]).toEqual([1, 0]);
});

test.each([
  ".where('state', 'in', ['draft', 'submitted'])",
  ".where('role', 'in', GUARDS)",
  ".where('id', '=', anyOf(ids))",
  ".where('id', 'in', fewOf(ids))",
  'sql`where id = any(${ids})`',
  'sql`where id in (${from}, ${to})`',
  'sql`where state in (${states.map((state) => sql.lit(state))})`',
  'sql`where id in (select id from person)`',
  'sql`where id in (${owedFirst(input)})`',
])('nothing is said of %s', (source) => {
  expect(longLists(source, false)).toEqual([]);
});
