import { expect, test } from 'vitest';
import { browse } from '../../test/browse.ts';
import { mailTo } from '../../test/mailTo.ts';
import { onStage } from '../../test/onStage.ts';
import { mailNewAddress } from './newAddress.ts';

test('whose mailbox is gone gets a link at the new address, and the old one is told', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { address: old } = await ctx.db
      .selectFrom('person')
      .select('address')
      .where('id', '=', people.luca)
      .$narrowType<{ address: string }>()
      .executeTakeFirstOrThrow();
    const address = 'luca@new.example';
    expect(await mailNewAddress(ctx, { programme, old: 'nobody@new.example', address })).toBe(false);
    expect(await mailNewAddress(ctx, { programme, old, address })).toBe(true);
    const { link } = await mailTo(ctx, address);
    await browse(ctx, cast).post(link);
    const now = await ctx.db
      .selectFrom('person')
      .select('address')
      .where('id', '=', people.luca)
      .executeTakeFirstOrThrow();
    expect(now.address).toBe(address);
    const told = await ctx.db
      .selectFrom('outbox')
      .select('address')
      .where('kind', '=', 'address-changed')
      .execute();
    expect(told).toEqual([{ address: old }]);
  }));
