import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { manyPeople } from '../../../../test/manyPeople.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { propose } from '../../../../test/proposalsOf.ts';
import { explained } from '../../../../test/explained.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';
import { PLANNED_ANEW } from '../../../db/prepare.ts';
import type { Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { aroundProposal } from './around.ts';
import { inOrderFrom } from './fromCountry.ts';
import { PROPOSAL_SORTS, listProposals } from './listProposals.ts';

/** The countries of the people of each proposal. A missing country means that the person named none. */
const GROUPS = [
  'AU NG',
  'NG AU',
  'AU AU',
  'AU',
  '',
  'NG PE',
  'AU NG PE',
  'NG PE AU',
  'PE PE',
  'ZA',
  'NG ZW AU',
];

/** Proposals with people from these countries; some fit equally well. */
const proposed = (
  play: (
    ctx: Parameters<Parameters<typeof onOpenRound>[0]>[0],
    of: { programme: number; round: number },
  ) => Promise<void>,
) =>
  onOpenRound(async (ctx, { programme }, round) => {
    const of = { programme, round: round.id };
    for (const group of GROUPS) {
      const countries = group.split(' ').filter(Boolean);
      while (countries.length < 2) countries.push('');
      const people = await manyPeople(ctx, { programme, many: countries.length, round: round.id });
      for (const [at, country] of countries.entries())
        await sql`update person set country = ${country || null} where id = ${people[at]}`.execute(ctx.db);
      const { rows } = await sql<{ id: number }>`
        select id from application where person_id = any(${people}::bigint[]) order by id`.execute(ctx.db);
      await propose(
        ctx,
        of,
        rows.map(({ id }) => id),
      );
    }
    await sql`update proposal set weight = id * 7919 % 4`.execute(ctx.db);
    await play(ctx, of);
  });

const WAYS = ['rising', 'falling'] as const;
const ORDERS = { fit: 'strength, p.id', made: 'p.id', countries: 'p.countries, p.id' };

/** The proposals with somebody from a country, by their numbers, read from the table in one order. */
const those = async ({ db }: Pick<Ctx, 'db'>, country: string, by: keyof typeof ORDERS): Promise<number[]> =>
  (
    await sql<{ id: number }>`
      select p.id from proposal p where exists (
        select from proposal_member m join application a on a.id = m.application_id join person x on x.id = a.person_id
        where m.proposal_id = p.id and x.country = ${country}) order by ${sql.raw(ORDERS[by])}`.execute(db)
  ).rows.map(({ id }) => id);

test('proposals from a country are read to the end and back, whichever of their people is from there, and each once', () =>
  proposed(async (ctx, of) => {
    for (const country of ['AU', 'NG', 'PE', 'ZA', 'ZW', 'NO']) {
      for (const sorted of PROPOSAL_SORTS.flatMap((by) => WAYS.map((way) => ({ by, way })))) {
        const { by, way } = sorted;
        const wanted = await those(ctx, country, by);
        const pages: number[][] = [];
        let count: number | null = null;
        const read = (place: Place | undefined) =>
          listProposals(ctx, { ...of, viewer: null }, { country, sorted, size: 2, place });
        for (let place: Place | null | undefined = undefined; place !== null;) {
          const { rows, next, previous, ...told } = await read(place);
          pages.push(rows.map(({ id }) => id));
          count = told.count;
          if (previous) expect((await read(previous)).rows.map(({ id }) => id)).toEqual(pages.at(-2));
          place = next;
        }
        const order = way === 'rising' ? wanted : wanted.toReversed();
        expect([pages.flat(), count], `${country} by ${by} ${way}`).toEqual([order, wanted.length]);
        for (const [at, id] of order.entries()) {
          const around = await aroundProposal(ctx, of, { country, sorted }, id);
          expect([around.countBefore, around.countAfter, around.isIn]).toEqual([
            at,
            order.length - 1 - at,
            true,
          ]);
          expect([...around.before, ...around.after].map((one) => one.id)).toEqual(order.toSpliced(at, 1));
        }
      }
    }
  }));

test('the countries to choose from are those of everybody in a proposal, and what is counted is what a view has', () =>
  proposed(async (ctx, of) => {
    const { countries, count, counts } = await listProposals(ctx, { ...of, viewer: null }, {});
    expect(countries).toEqual(['AU', 'NG', 'PE', 'ZA', 'ZW']);
    expect([count, counts.all, counts.locked]).toEqual([GROUPS.length, GROUPS.length, 0]);
    await sql`update proposal set locked_at = now() where countries = 'AU NG'`.execute(ctx.db);
    const locked = await listProposals(ctx, { ...of, viewer: null }, { shown: 'locked' });
    expect([locked.count, locked.counts.locked, locked.rows.length]).toEqual([2, 2, 2]);
    const both = await listProposals(ctx, { ...of, viewer: null }, { shown: 'locked', country: 'AU' });
    expect([both.count, both.rows.length]).toEqual([2, 2]);
  }));

test('they are walked along the indexes of each of their countries, in their order', () =>
  proposed(async (ctx, of) => {
    await sql`set local enable_sort = off`.execute(ctx.db);
    await sql`set local enable_seqscan = off`.execute(ctx.db);
    const side = { from: sql`true`, order: sql`p.strength asc, p.id asc` } as never;
    const { rows } = await sql`
      explain select p.id from ${inOrderFrom(of, 'AU', side, 101)} order by p.strength, p.id limit 101`.execute(
      ctx.db,
    );
    const plan = JSON.stringify(rows);
    expect(plan).toContain('Merge Append');
    for (const index of ['first', 'second', 'third'])
      expect(plan).toContain(`Index Only Scan using proposal_${index}_from`);
  }));

test('in other orders, too, none from elsewhere is read to find them', () =>
  proposed(async (ctx, of) => {
    await sql`set local enable_seqscan = off`.execute(ctx.db);
    for (const by of ['countries', 'made'] as const) {
      const { asked, listened } = queriesAsked(ctx);
      await listProposals(
        listened,
        { ...of, viewer: null },
        { country: 'PE', sorted: { by, way: 'rising' } },
      );
      const page = asked.find((one) => one.sql.includes(PLANNED_ANEW))!;
      const plan = await explained(ctx, page);
      for (const index of by === 'made' ? ['first', 'second', 'third'] : ['second', 'third'])
        expect(plan, by).toContain(`Index Only Scan using proposal_${index}_from`);
      // In this order, proposals with the country as their first stand together.
      if (by === 'countries') expect(plan).toMatch(/countries >= 'PE'.*countries < 'PE!'/);
      // These conditions would be checked for each row of another index.
      expect(plan, by).not.toMatch(/position\(|round_countries/i);
    }
  }));
