import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { explained } from '../../../../test/explained.ts';
import { onStage } from '../../../../test/onStage.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { freeOf, searchedIn } from './free.ts';
import type { UnplacedAsked } from './free.ts';
import { listUnplaced } from './listUnplaced.ts';
import { placedPage } from './placed.ts';

const MANY = 40;
/** The search tries the first sixteen people, and needs eight of them in no proposal. */
const BOUNDS = { few: 20, enough: 8 };

/** Adds `MANY` confirmed people with all consents. */
async function fill({ db }: TestCtx, programme: number, round: number): Promise<void> {
  await sql`
    insert into person (programme_id, address, address_confirmed_at, name, zone, locale, created_at)
    select ${programme}, n || '@crowd.example', now(), 'Person ' || lpad(n::text, 5, '0'), 'UTC', 'en', now() from generate_series(1, ${MANY}::int) n order by n`.execute(
    db,
  );
  const crowd = sql`person where programme_id = ${programme} and address like '%@crowd.example'`;
  await sql`
    insert into application (programme_id, round_id, person_id, state, state_at, submitted_at, created_at)
    select programme_id, ${round}, id, 'confirmed', now(), now() + id * interval '1 second', now() from ${crowd} order by id`.execute(
    db,
  );
  await sql`
    insert into consent (programme_id, person_id, kind, version, given_at)
    select programme_id, id, kind, 1, now() from (select * from ${crowd}) p, unnest(array['conduct', 'privacy', 'adult']) kind`.execute(
    db,
  );
}

/** Puts `many` people who are in no proposal into proposals: those who applied first, or last. */
const place = ({ db }: TestCtx, programme: number, round: number, many: number, first = true) =>
  sql`
  with who as (
    select id, row_number() over (order by id) as k from (
      select id from application a where programme_id = ${programme} and round_id = ${round} and state = 'confirmed'
        and not exists (select from proposal_member m where m.programme_id = a.programme_id and m.application_id = a.id)
      order by id ${first ? sql`asc` : sql`desc`} limit ${many}) w),
  made as (
    insert into proposal (programme_id, round_id, created_at, weight, reasons)
    select ${programme}, ${round}, now(), 1, '[]' from who where k % 2 = 0 returning id),
  nth as (select id, row_number() over (order by id) as k from made)
  insert into proposal_member (programme_id, round_id, proposal_id, application_id)
  select ${programme}, ${round}, nth.id, who.id from who join nth on nth.k = (who.k + 1) / 2`.execute(db);

test('of very many it is told whether those in no proposal are few without counting all, and either way all of them are found', () =>
  onStage(async (ctx, { programme }) => {
    const { id: round } = await stageForm(ctx, programme);
    await fill(ctx, programme, round);
    const asked: UnplacedAsked = { programme, round, state: 'confirmed' };
    const told = async () => {
      const input = await searchedIn(ctx, asked, BOUNDS);
      const now = ctx.clock.now();
      const { rows } = await sql`select from (${freeOf(now, input)}) f`.execute(ctx.db);
      return { isFew: input.isFew, known: input.free?.length, all: rows.length };
    };
    expect(await told()).toEqual({ isFew: false, known: undefined, all: MANY });
    // Nearly everybody who applied first is in a proposal, so later people are read as well.
    await place(ctx, programme, round, 14);
    expect(await told()).toEqual({ isFew: false, known: undefined, all: MANY - 14 });
    await place(ctx, programme, round, 6);
    expect(await told()).toEqual({ isFew: true, known: 20, all: 20 });
    await place(ctx, programme, round, 16, false);
    expect(await told()).toEqual({ isFew: true, known: 4, all: 4 });
    const { count } = await listUnplaced(ctx, { ...asked, viewer: null });
    expect(count).toBe(4);
    // No count when the list is read as one of very many.
    expect((await listUnplaced(ctx, { ...asked, isFew: false, viewer: null })).count).toBe(null);
    await place(ctx, programme, round, 4);
    expect(await told()).toEqual({ isFew: true, known: 0, all: 0 });
  }));

test('a late page by name begins at its place in the index of applications by name', () =>
  onStage(async (ctx, { programme }) => {
    const asked = { programme, round: 1, state: 'confirmed' as const, isFew: false };
    for (const way of ['rising', 'falling'] as const) {
      const sorted = { by: 'name' as const, way };
      const { query } = placedPage(ctx.clock.now(), asked, sorted, 50, { side: 'after', key: ['7'] });
      await sql`set local enable_sort = off`.execute(ctx.db);
      const { rows } = await sql`explain (format json) ${query}`.execute(ctx.db);
      const plan = JSON.stringify(rows);
      expect(plan).toContain('"application_state_by_name"');
      expect(plan).toMatch(
        new RegExp(`"Index Cond":"[^"]*ROW\\(in_name_order[^"]* ${way === 'rising' ? '>' : '<'} ROW`),
      );
    }
  }));

test('where a search is held against each, the first letters of their words rule nobody out whom it finds', () =>
  onStage(async (ctx, { programme }) => {
    const { id: round } = await stageForm(ctx, programme);
    await fill(ctx, programme, round);
    const found = async (search: string, isFew: boolean) => {
      const asked = { programme, round, state: 'confirmed', search, found: null, isFew } as const;
      const { rows } = await sql`select from (${freeOf(ctx.clock.now(), asked)}) f`.execute(ctx.db);
      return rows.length;
    };
    for (const isFew of [true, false])
      expect([await found('p 0000', isFew), await found('9', isFew), await found('q', isFew)]).toEqual([
        9, 1, 0,
      ]);
  }));

test('of the few from a country the names of those who stand on the page alone are read, in the order that stands beside their applications', () =>
  onStage(async (ctx, { programme }) => {
    const { id: round } = await stageForm(ctx, programme);
    await fill(ctx, programme, round);
    await sql`update person set country = 'AR' where programme_id = ${programme} and id % 2 = 0`.execute(
      ctx.db,
    );
    const asked = { programme, round, state: 'confirmed' as const, country: 'AR', viewer: null, size: 5 };
    for (const way of ['rising', 'falling'] as const) {
      const told: string[] = [];
      const { asked: queries, listened } = queriesAsked(ctx);
      for (let place: Place | null | undefined = undefined; place !== null;) {
        const { rows, next } = await listUnplaced(listened, { ...asked, sorted: { by: 'name', way } }, place);
        told.push(...rows.map(({ who }) => who.name));
        place = next;
      }
      const { rows } = await sql<{ name: string }>`
        select name from person where programme_id = ${programme} and address like '%@crowd.example' and country = 'AR' order by name`.execute(
        ctx.db,
      );
      const names = rows.map(({ name }) => name);
      expect(told).toEqual(way === 'rising' ? names : names.toReversed());
      const plan = await explained(
        ctx,
        queries.find((one) => one.sql.includes('unmatched'))!,
      );
      // The index of people to weigh has all other columns.
      expect(plan).not.toMatch(/\be\.(?:name|words)\b/);
      expect(plan).toMatch(/Sort Key: \S*in_name_order/);
    }
  }));
