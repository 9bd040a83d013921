import { expect } from 'vitest';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { personByAddress } from '../src/rooms/people/index.ts';
import { askToSubscribe } from '../src/rooms/readers/index.ts';
import type { Offer } from '../src/rooms/readers/index.ts';

export const VERA = 'vera@post.example';

/** Vera, of whom only the address that asked is known. */
export async function asks(ctx: TestCtx, { programme }: Stage, offers: readonly Offer[]): Promise<number> {
  const done = await askToSubscribe(ctx, { programme, address: VERA, locale: 'en', offers });
  expect(done).toEqual({ ok: true });
  return (await personByAddress(ctx, programme, VERA))!.id;
}

export const inOutbox = async (ctx: TestCtx, kind: string): Promise<number[]> => {
  const rows = await ctx.db
    .selectFrom('outbox')
    .select('person_id')
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'held', 'gathered', 'sent'])
    .orderBy('person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
};

export const isThere = async (ctx: TestCtx, person: number): Promise<boolean> =>
  (await ctx.db.selectFrom('person').select('id').where('id', '=', person).executeTakeFirst()) !== undefined;
