import type { Ctx } from '../../ctx.ts';

/** A mail that has not left and that volunteers may read, locked until the transaction is over; null when there is none such any more. */
export async function lockMail(ctx: Ctx, programme: number, mail: number) {
  const row = await ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', mail)
    .where('state', 'in', ['waiting', 'held', 'failed', 'gathered'])
    .where('private', '=', false)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
