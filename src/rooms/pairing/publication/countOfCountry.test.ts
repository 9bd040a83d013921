import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';
import { PLANNED_ANEW } from '../../../db/prepare.ts';
import { listIntroduced } from './listIntroduced.ts';

test('partnerships from a country are counted, unless its partners are so many that there are surely more than are counted', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const { rows } = await listIntroduced(ctx, { programme: cast.programme, round, viewer: null });
    const { country } = rows.find(({ partnership }) => partnership === pair)!.people[0]!;
    const count = async (asked: { country: string; shown?: 'no-hour' }) =>
      (await listIntroduced(ctx, { programme: cast.programme, round, viewer: null }, asked)).count;
    const exactly = await count({ country: country! });
    expect(exactly).toBeGreaterThan(0);
    const partners = (people: number) =>
      sql`update head_count set people = ${people} where standing = 'partner' and country = ${country}`.execute(
        ctx.db,
      );
    await partners(3000);
    expect(await count({ country: country! })).toBe(exactly);
    await partners(3001);
    expect(await count({ country: country! })).toBe(1001);
    expect(await count({ country: country!, shown: 'no-hour' })).toBe(0);
  }));

test('the page of a country is planned for it, and that of all is not: many or few may be from there', () =>
  onStage(async ({ ctx, cast }) => {
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    for (const country of [undefined, 'SN']) {
      const { asked, listened } = queriesAsked(ctx);
      await listIntroduced(listened, { programme: cast.programme, round, viewer: null }, { country });
      const page = asked.find((one) => one.sql.includes('head_count'))!.sql;
      expect(page.includes(PLANNED_ANEW)).toBe(country !== undefined);
    }
  }));
