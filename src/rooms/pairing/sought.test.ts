import { expect, test } from 'vitest';
import { onStage } from '../../../test/partnershipDesk.ts';
import { aroundIntroduced, listIntroduced } from './index.ts';

test('a published proposal is found by words of both names, in the list and beside a record', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const of = { programme: cast.programme, round };
    const found = async (search?: string) =>
      (await listIntroduced(ctx, { ...of, viewer: null }, { search })).rows.map((row) => row.partnership);
    expect(await found()).toHaveLength(2);
    expect(await found('陈美 amina')).toEqual([pair]);
    expect(await found('amina luca')).toEqual([]);
    const beside = async (search: string) =>
      aroundIntroduced(ctx, of, { search, sorted: { by: 'made', way: 'rising' } }, pair);
    expect((await beside('')).after).toHaveLength(1);
    expect((await beside('diallo')).after).toEqual([]);
  }));
