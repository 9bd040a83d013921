import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { byKey } from '../../../db/byKey.ts';
import { aroundApplication } from './around.ts';
import type { ApplicationFilter } from './asked.ts';
import { filtered, searched } from './filtered.ts';
import { keyOf, listApplications } from './list.ts';

const MANY = 240;
const NONE = sql<{ id: number }>`(select where false)`;

test('a search that finds many is read along an index that holds first letters, to the end and back, and finds those it finds in the table', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    const people = await manyPeople(ctx, { programme, many: MANY, round: round.id });
    // One person in three has a word with q. Some have it elsewhere in the name, or in the address.
    await sql`
      update person set name = case id % 9 when 0 then 'Quince ' when 3 then 'Ana Quispe ' else 'Reader ' end || id,
        address = case id % 9 when 6 then 'q' || id else 'p' || id end || '@crowd.example'
      where id = any(${people}::bigint[])`.execute(ctx.db);
    await sql`
      update application set state = (array['submitted', 'confirmed', 'declined'])[1 + person_id * 7919 % 3],
        state_at = ${ctx.clock.now()}::timestamptz - person_id * 104729 % 1000 * interval '1 minute'
      where round_id = ${round.id}`.execute(ctx.db);
    await sql`analyze person, application`.execute(ctx.db);
    const scope = { programme, round: round.id, countries: null };
    for (const [by, index, order] of [
      ['since', 'application_latest', 'a.state_at, a.id'],
      ['state', 'application_latest_state', 'a.state, a.state_at, a.id'],
    ] as const) {
      const sorted = { by, way: 'rising' } as const;
      const asked: ApplicationFilter = { search: 'Q' };
      const filter = { ...(await searched(ctx, scope, asked, sorted)), sorted };
      expect(filter.found).toBe(null);
      const { rows: wanted } = await sql<{ id: number }>`
        select a.id from application a join person p on p.id = a.person_id
        where a.round_id = ${round.id} and p.id % 3 = 0 and p.id = any(${people}::bigint[]) order by ${sql.raw(order)}`.execute(
        ctx.db,
      );
      expect(wanted.length).toBe(MANY / 3);
      const told: number[] = [];
      for (let place: Place | null | undefined = undefined; place !== null;) {
        const { rows, next } = await listApplications(ctx, scope, { ...filter, size: 50, place });
        told.push(...rows.map(({ id }) => id));
        place = next;
      }
      expect(told, by).toEqual(wanted.map(({ id }) => id));
      const around = await aroundApplication(ctx, scope, filter, told[40]!, NONE);
      expect(around.before.at(-1)?.id).toBe(told[39]);
      expect(around.after[0]?.id).toBe(told[41]);
      expect([around.countBefore, around.countAfter, around.isIn]).toEqual([40, MANY / 3 - 41, true]);
      const { order: walked } = byKey(keyOf(scope, filter), 'rising', 100, undefined);
      await sql`set local enable_sort = off`.execute(ctx.db);
      await sql`set local enable_incremental_sort = off`.execute(ctx.db);
      const { rows } = await sql`
        explain (verbose) ${filtered(ctx, scope, filter).select('application.id')} order by ${walked} limit 101`.execute(
        ctx.db,
      );
      expect(JSON.stringify(rows)).toMatch(
        new RegExp(`Index Only Scan using ${index} .*Filter: [^"]*first_letters`),
      );
    }
  }));
