import { Kysely, PostgresDialect, sql } from 'kysely';
import { expect, test } from 'vitest';
import { createPool } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { DUTIES } from '../../src/rooms/brought.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';

/** Tables that grow with people. */
const LARGE = new Set([
  'answer',
  'application',
  'comment',
  'comment_like',
  'consent',
  'discussion_follow',
  'event',
  'former_pair',
  'letter',
  'matter',
  'membership',
  'outbox',
  'partnership',
  'person',
  'proposal',
  'proposal_member',
  'right_link',
  'thread',
  'thread_message',
]);

/** Tables that may be read from beginning to end, each with the reason. */
const WALKED: Readonly<Record<string, string>> = {
  'forget what nobody confirmed: discussion_follow': 'short rows, one for each topic that somebody follows',
};

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: Node[];
}

/**
 * With sequential scans forbidden, only queries without an index still use one, so an empty database shows what a full one would. Merging
 * and hashing are forbidden, too: on an empty table the planner prefers reading a whole index to looking up a row.
 */
test('what a tick looks for in large tables has an index to be found by', async () => {
  const database = await freshDatabase();
  const asked: { duty: string; text: string; parameters: readonly unknown[] }[] = [];
  let current = '';
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: createPool(database.connection) }),
    log: ({ query }) => {
      asked.push({ duty: current, text: query.sql, parameters: query.parameters });
    },
  });
  const found = new Set<string>();
  try {
    await stage(testContext(database.db));
    const ctx = testContext(db);
    for (const duty of DUTIES) {
      current = duty.name;
      await tick(ctx, [duty]);
    }
    const queries = asked.filter(({ text }) => /^\s*(select|with|update|delete|insert)\b/i.test(text));
    const { rows: partial } = await sql<{ name: string }>`
      select indexrelid::regclass::text as name from pg_index where indpred is not null`.execute(db);
    const isPartial = new Set(partial.map(({ name }) => name));
    await db.transaction().execute(async (db) => {
      await sql`set local enable_seqscan = off`.execute(db);
      await sql`set local enable_mergejoin = off`.execute(db);
      await sql`set local enable_hashjoin = off`.execute(db);
      for (const { duty, text, parameters } of queries) {
        const { rows } = await db.executeQuery<{ 'QUERY PLAN': { Plan: Node }[] }>({
          ...sql`select`.compile(db),
          sql: `explain (format json) ${text}`,
          parameters,
        });
        const visit = (node: Node): void => {
          const table = node['Relation Name'] ?? '';
          const index = node['Index Name'] ?? '';
          const isWalk =
            node['Node Type'] === 'Seq Scan' ||
            (/^Index (Only )?Scan$/.test(node['Node Type']) && !node['Index Cond'] && !isPartial.has(index));
          if (isWalk && LARGE.has(table)) found.add(`${duty}: ${table}`);
          for (const one of node.Plans ?? []) visit(one);
        };
        visit(rows[0]!['QUERY PLAN'][0]!.Plan);
      }
    });
    expect(queries.length).toBeGreaterThan(40);
    expect([...found].toSorted()).toEqual(Object.keys(WALKED).toSorted());
  } finally {
    await db.destroy();
    await database.drop();
  }
});
