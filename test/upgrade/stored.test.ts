import { createHash } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import releases from '../../migrations/releases.json' with { type: 'json' };
import { tablesOf } from '../../scripts/storedData.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { publishedTopics } from '../../src/rooms/topics/index.ts';
import { countViolations, promisedBy, totalOf } from '../../src/simulate/violations.ts';
import { browse } from '../browse.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase, smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { EARLIER, earlierTemplate, storedBy, upgradedTemplate } from './earlier.ts';

/*
 * An earlier version's database, with a small invented programme a month into its round, is brought to today's schema. Nothing in it may be
 * lost or altered and no promise broken. Its pages open, and its timetable goes on.
 */

/** Counts of sent mails: a migration merged those of occasions that volunteers see as one. */
const MERGED = new Set(['mail_count']);

/** Columns that a later migration filled or changed on purpose, by the stored file. */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  'schema-36': [],
};

test('there is one of the schema of each release', () => {
  for (const { version, migrations: its } of releases) {
    const { migrations: had } = storedBy(version);
    expect({ version, last: had.at(-1) }).toEqual({ version, last: Object.keys(its).at(-1) });
  }
});

for (const name of EARLIER) {
  describe(`upgraded from ${name}`, () => {
    let database: TestDatabase;
    let ctx: TestCtx;
    let before: Map<string, Rows>;

    beforeAll(async () => {
      const earlier = await freshDatabase(await earlierTemplate(name));
      before = await rowsOf(earlier.pool);
      await earlier.drop();
      // The same question is asked again each day of the week.
      database = await smallDatabase(await upgradedTemplate(name));
      const { rows } = await database.pool.query<{ at: Date }>('select max(at) as at from event');
      ctx = testContext(database.db, rows[0]!.at.toISOString());
    });
    afterAll(() => database.drop());

    test('it has the schema of today', async () => {
      const { rows } = await database.pool.query<{ name: string }>(
        'select name from kysely_migration order by name',
      );
      expect(rows.map((row) => row.name)).toEqual(Object.keys(migrations).toSorted());
    });

    test('each table has the rows it had', async () => {
      const after = await rowsOf(database.pool, before);
      for (const [table, { count, columns }] of before) {
        if (MERGED.has(table)) continue;
        expect({ table, count: after.get(table)?.count }).toEqual({ table, count });
        for (const [column, hash] of columns) {
          if (CHANGED[name]?.includes(`${table}.${column}`)) continue;
          expect({ table, column, hash: after.get(table)?.columns.get(column) }).toEqual({
            table,
            column,
            hash,
          });
        }
      }
    });

    test('no round breaks what it promised', async () => {
      const rounds = await ctx.db.selectFrom('round').select(['programme_id', 'id', 'policy']).execute();
      expect(rounds.length).toBeGreaterThan(0);
      for (const { programme_id: programme, id: round, policy } of rounds)
        expect(totalOf(await countViolations(ctx, { programme, round }, promisedBy(policy)))).toBe(0);
    });

    test('its pages open, for visitors, a participant and the director', async () => {
      const { stage, partnership, topic } = await placesOf(ctx);
      const look = async (as: 'tomas' | 'amina' | undefined, paths: readonly string[]): Promise<void> => {
        const browser = browse(ctx, stage, as);
        for (const path of paths)
          expect({ path, status: (await browser.get(path)).status }).toEqual({ path, status: 200 });
      };
      await look(undefined, ['/', '/topics', `/topics/${topic}`, '/rounds', '/rounds/1', '/feed.atom']);
      await look('amina', ['/', `/partnership/${partnership}`, '/me', '/status', `/topics/${topic}`]);
      await look('tomas', [
        '/workbench',
        '/workbench/outbox',
        '/workbench/outbox/coming',
        '/workbench/rounds',
        '/workbench/matching',
        '/workbench/topics',
        '/workbench/applications',
        '/workbench/partnerships',
        `/workbench/partnerships/${partnership}`,
        '/workbench/people',
        '/workbench/inbox',
        '/workbench/discussion',
        '/workbench/pages',
        '/workbench/log',
      ]);
    });

    test('its timetable goes on for a week', async () => {
      for (let day = 0; day < 7; day++) {
        ctx.clock.forward(24);
        await tick(ctx);
      }
      expect(ctx.enqueued.length).toBeGreaterThan(0);
    });
  });
}

type Rows = { count: number; columns: Map<string, string> };

/** The number of rows of each table, and a hash over each of its columns. With `like`, only its tables and columns. */
async function rowsOf(pool: pg.Pool, like?: Map<string, Rows>): Promise<Map<string, Rows>> {
  const found = new Map<string, Rows>();
  for (const table of like ? like.keys() : await tablesOf(pool)) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      // The version that made the schema does change.
      `select to_jsonb(t) as row from "${table}" t where ('${table}', to_jsonb(t) ->> 'key') is distinct from ('setting', 'schema')`,
    );
    const names = like ? [...like.get(table)!.columns.keys()] : Object.keys(rows[0]?.row ?? {});
    const columns = names.map((column) => {
      const all = rows.map(({ row }) => JSON.stringify(row[column]) ?? 'none').toSorted();
      return [column, createHash('sha256').update(all.join('\n')).digest('hex')] as const;
    });
    found.set(table, { count: rows.length, columns: new Map(columns) });
  }
  return found;
}

async function placesOf(ctx: TestCtx): Promise<{ stage: Stage; partnership: number; topic: string }> {
  const { db } = ctx;
  const { id, slug } = await db.selectFrom('programme').select(['id', 'slug']).executeTakeFirstOrThrow();
  const member = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.account_id', 'membership.partnership_id'])
    .where('membership.left_at', 'is', null)
    .where('person.account_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const director = await db
    .selectFrom('role')
    .innerJoin('person', 'person.id', 'role.person_id')
    .select('person.account_id')
    .where('role.role', '=', 'director')
    .executeTakeFirstOrThrow();
  const [published] = await publishedTopics(ctx, id);
  const accounts = { amina: member.account_id!, tomas: director.account_id! };
  return {
    stage: { programme: id, slug, accounts } as unknown as Stage,
    partnership: member.partnership_id,
    topic: published!.topic.slug,
  };
}
