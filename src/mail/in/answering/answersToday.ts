import type { Ctx } from '../../../rooms/ctx.ts';

const DAY = 86_400_000;

/** Counts the automatic answers to a person's mails of the last day: two machines that answer each other have to stop. */
export async function answersToday(ctx: Ctx, programme: number, person: number): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('occasion', 'like', 'incoming:%')
    .where('queued_at', '>', new Date(ctx.clock.now().getTime() - DAY))
    .executeTakeFirstOrThrow();
  return Number(count);
}
