import { CompiledQuery, sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../test/onStage.ts';
import { queriesAsked } from '../../../test/queriesAsked.ts';
import type { LogFilter } from './filtered.ts';
import { eventsOf } from './queries.ts';

const EVENTS = 20_000;
/** The most rows a query may read: those of one page, and an hour of events on both sides of it. */
const MOST_READ = 600;

interface Node {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** How many rows of the log a plan read. */
const readBy = (node: Node): number =>
  (node['Relation Name'] === 'event'
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0) + (node.Plans ?? []).reduce((sum, one) => sum + readBy(one), 0);

test('of a long log the lines of a day, or about one thing, are found without going through the others', () =>
  onStage(async (ctx, { programme, people }) => {
    const at = (minutes: number) => new Date(ctx.clock.now().getTime() - minutes * 60_000);
    // One event a minute. Half are about the programme, the others each about a person of its own; every two hundredth is about Mei.
    await sql`
      insert into event (programme_id, actor_kind, kind, subject_kind, subject_id, at, data)
      select ${programme}, 'timetable', case when n % 10 = 0 then 'consent-adult' else 'note-written' end, case when n % 2 = 0 then 'person' else 'programme' end,
        case when n % 2 = 1 then ${programme} when n % 200 = 0 then ${people.mei} else 1000000 + n end, ${ctx.clock.now()}::timestamptz - n * interval '1 minute', '{}'
      from generate_series(${EVENTS}, 1, -1) n order by n desc`.execute(ctx.db);
    await sql`analyze event`.execute(ctx.db);
    const { asked, listened } = queriesAsked(ctx);
    const day = { from: at(10_000), before: at(9900) };
    const about = { kind: 'person', id: people.mei };
    const cases: [LogFilter & { way?: 'rising' }, found: number][] = [
      [{ time: day }, 100],
      [{ time: day, way: 'rising' }, 100],
      [{ time: { before: at(EVENTS - 50) } }, 50],
      [{ time: { from: at(-60 * 24) } }, 0],
      [{ time: { before: at(EVENTS * 2) } }, 0],
      [{ time: { from: at(EVENTS - 50) }, way: 'rising' }, 100],
      [{ time: day, kind: 'consent-adult' }, 10],
      [{ about }, 100],
      [{ about, time: day }, 1],
      [{ about: { kind: 'programme', id: programme } }, 100],
      [{ about: { kind: 'person', id: 999_999 } }, 0],
    ];
    for (const [filter, found] of cases) {
      asked.length = 0;
      const { rows } = await eventsOf(listened, programme, { person: null, subjects: {} }, filter);
      const named = JSON.stringify(filter);
      expect([named, rows.length]).toEqual([named, found]);
      const { sql: text, parameters } = asked.at(-1)!;
      const told = await ctx.db.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters]),
      );
      expect(readBy(told.rows[0]!['QUERY PLAN'][0].Plan), named).toBeLessThan(MOST_READ);
    }
  }));
