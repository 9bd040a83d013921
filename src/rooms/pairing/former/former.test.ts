import { sql } from 'kysely';
import type { RawNode, RootOperationNode } from 'kysely';
import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { csvFile } from '../../../../test/importFiles.ts';
import type { SheetLine, Writing } from '../../../../test/importFiles.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { forgetImportedPartners } from './forgetImportedPartners.ts';
import { importPairs } from './importPairs.ts';

const run = (ctx: TestCtx, programme: number, rows: SheetLine[], how: Partial<Writing> = {}, label = '') =>
  importPairs(ctx, {
    programme,
    actor: { kind: 'command' },
    file: { name: 'pairs.csv', bytes: csvFile(Object.keys(rows[0]!), rows, how) },
    label,
  });

const pairs = async (ctx: TestCtx): Promise<string[]> =>
  (
    await ctx.db
      .selectFrom('former_pair')
      .innerJoin('person as a', 'a.id', 'former_pair.person_a')
      .innerJoin('person as b', 'b.id', 'former_pair.person_b')
      .select(['a.address as a', 'b.address as b', 'round_label'])
      .execute()
  )
    .map((row) => [...[row.a, row.b].toSorted(), row.round_label].join(' '))
    .toSorted();

test('partners of earlier rounds are remembered once, whatever their order, and nobody gets a mail', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const rows = [
      { Round: '2013', 'Address A': 'Amina@CAST.example', 'Address B': 'luca@cast.example' },
      { Round: '2013', 'Address A': 'luca@cast.example', 'Address B': 'amina@cast.example' },
      { Round: '', 'Address A': 'mei@cast.example', 'Address B': 'gone@x.example' },
    ];
    const first = await run(ctx, programme, rows, { separator: ';' }, 'before 2016');
    expect(first.taken).toEqual({ pairs: 2, people: 1 });
    const after = await pairs(ctx);
    expect(after).toEqual([
      'amina@cast.example luca@cast.example 2013',
      'gone@x.example mei@cast.example before 2016',
    ]);
    expect((await run(ctx, programme, rows, {}, 'before 2016')).taken).toEqual({ pairs: 0, people: 0 });
    expect(await pairs(ctx)).toEqual(after);
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);
    expect(await db.selectFrom('import_file').select('id').execute()).toHaveLength(1);
  });
});

test('a trio is three pairs', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const row = { 'email 1': 'c@x.example', 'email 2': 'a@x.example', 'email 3': 'b@x.example' };
    await run(ctx, programme, [row, { ...row, 'email 3': '' }]);
    expect(await pairs(ctx)).toEqual([
      'a@x.example b@x.example ',
      'a@x.example c@x.example ',
      'b@x.example c@x.example ',
    ]);
  });
});

test('one row that cannot be read keeps all from being taken, and each is named', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const { read, taken } = await run(ctx, programme, [
      { 'address a': 'a@x.example', 'address b': 'b@x.example' },
      { 'address a': 'a@x.example', 'address b': 'A@X.example' },
      { 'address a': '', 'address b': 'nobody\u001b[2J' },
    ]);
    expect(taken).toBeNull();
    expect(read.problems).toEqual([
      { row: 3, line: 3, column: 1, reason: 'same-person', piece: 'A@X.example' },
      { row: 4, line: 4, column: 0, reason: 'no-address', piece: '' },
      { row: 4, line: 4, column: 1, reason: 'bad-address', piece: 'nobody [2J' },
    ]);
    expect(await pairs(ctx)).toEqual([]);
    expect((await run(ctx, programme, [{ 'address a': 'a@x.example', other: 'x' }])).read.missing).toEqual([
      'b',
    ]);
  });
});

test('a former partner who never applies is forgotten after two years, and no one else', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    await run(ctx, programme, [{ 'address a': 'amina@cast.example', 'address b': 'gone@x.example' }]);
    ctx.clock.set('2029-01-14T12:00:00Z');
    await forgetImportedPartners(ctx);
    expect(await pairs(ctx)).toHaveLength(1);
    ctx.clock.set('2029-01-15T12:00:01Z');
    await forgetImportedPartners(ctx);
    expect(await pairs(ctx)).toEqual([]);
    const left = await db
      .selectFrom('person')
      .select('address')
      .where('programme_id', '=', programme)
      .execute();
    expect(left).toHaveLength(10);
  });
});

interface Plan {
  'Relation Name'?: string;
  'Rows Removed by Join Filter'?: number;
  'Actual Loops': number;
  Plans?: Plan[];
}

const readsPairs = (plan: Plan): boolean =>
  plan['Relation Name'] === 'former_pair' || (plan.Plans ?? []).some(readsPairs);

/**
 * How many people were compared with pairs in vain. Counts only joins whose inner side reads the pairs: the other tables are empty here,
 * and PostgreSQL may join them in any way.
 */
const compared = (plan: Plan): number =>
  (plan.Plans?.[1] && readsPairs(plan.Plans[1])
    ? (plan['Rows Removed by Join Filter'] ?? 0) * plan['Actual Loops']
    : 0) + (plan.Plans ?? []).reduce((sum, one) => sum + compared(one), 0);

test('each of a crowd of former partners is found by an index, not held against all pairs', async () => {
  await rolledBack(async (db) => {
    const asked: RootOperationNode[] = [];
    const heard = db.withPlugin({
      transformQuery: ({ node }) => (asked.push(node), node),
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const ctx = testContext(heard);
    const { programme } = await stage(ctx);
    const at = ctx.clock.now();
    await sql`
      with crowd as (
        insert into person (programme_id, address, name, locale, imported_at, created_at)
        select ${programme}, 'former' || n || '@x.example', '', 'en', ${at}::timestamptz, ${at} from generate_series(1, 1000) n
        returning id)
      insert into former_pair (programme_id, person_a, person_b, at)
      select ${programme}, id - 1, id, ${at} from (select id, row_number() over (order by id) as n from crowd) own
      where n % 2 = 0`.execute(db);
    await sql`analyze person, former_pair`.execute(db);
    ctx.clock.set('2029-01-15T12:00:01Z');
    asked.length = 0;
    await forgetImportedPartners({ ...ctx, hasTime: () => false });
    const due = { toOperationNode: () => asked[0]! as RawNode };
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
      explain (analyze, format json) ${due}`.execute(db);
    expect((await pairs(ctx)).length).toBeLessThan(500);
    expect(compared(rows[0]!['QUERY PLAN'][0].Plan)).toBeLessThan(1000);
  });
});
