import type { Ctx } from '../../src/rooms/ctx.ts';

/** Somebody raised a concern and was told the decision. Returns the concern. */
export async function demoDecision(
  ctx: Ctx,
  programme: number,
  { partnership_id: partnership, id: person }: { partnership_id: number; id: number },
): Promise<number> {
  const now = ctx.clock.now();
  const { id } = await ctx.db
    .insertInto('concern')
    .values({
      programme_id: programme,
      partnership_id: partnership,
      person_id: person,
      body: 'We cannot agree on anything.',
      raised_at: now,
      handled_at: now,
      decision: 'talk',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
