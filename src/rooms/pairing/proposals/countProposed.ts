import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** How many of some applications are in a proposal. The proposal ends when they leave the round. */
export async function countProposed(
  ctx: Pick<Ctx, 'db'>,
  { programme, applications }: { programme: number; applications: readonly number[] },
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('proposal_member')
    .select((eb) => eb.fn.count<number>('application_id').distinct().as('count'))
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .executeTakeFirstOrThrow();
  return Number(count);
}
