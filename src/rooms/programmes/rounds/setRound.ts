import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import type { Round } from './rounds.ts';

interface Of {
  programme: number;
  round: number;
}

/** Stores the rules by which a round is matched. */
export async function writePolicy(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, policy }: Of & { policy: Round['policy'] },
): Promise<void> {
  await ctx.db
    .updateTable('round')
    .set({ policy: json(policy) })
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .execute();
}

/** Notes the last person of a round who was checked for deletion with its data, and when all were checked. */
export async function noteLookedThrough(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, to, checkedAt }: Of & { to: number; checkedAt?: Date },
): Promise<void> {
  await ctx.db
    .updateTable('round')
    .set({ people_looked_to: to, ...(checkedAt ? { people_checked_at: checkedAt } : {}) })
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .execute();
}
