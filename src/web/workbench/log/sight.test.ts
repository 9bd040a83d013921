import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';

/** The most kilobytes that the database may use to plan a query: a measure of work that is the same on every machine. */
const MOST_KB = 10_000;

test('the log is planned quickly, though who sees which line hangs on much: each condition once, however many stand around it', () =>
  onStage(async (ctx, cast) => {
    const { asked, listened } = queriesAsked(ctx);
    const page = await browse(listened, cast, 'olga').get('/workbench/log');
    expect(page.status).toBe(200);
    const own = asked.filter((query) => query.sql.includes('concern_about'));
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const { sql: text, parameters } of own) {
      const { rows } = await ctx.db.executeQuery<{ 'QUERY PLAN': string }>(
        CompiledQuery.raw(`explain (memory) ${text}`, [...parameters]),
      );
      const told = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(Number(/Memory: used=(\d+)kB/.exec(told)?.[1]), told.slice(-300)).toBeLessThan(MOST_KB);
    }
  }));
