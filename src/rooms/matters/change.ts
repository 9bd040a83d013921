import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { GivenMatter } from '../kinds.ts';

/** Changes how urgent an open matter is and its data, whoever has taken it. False when none is open. */
export async function changeMatter(
  ctx: Ctx,
  matter: GivenMatter & {
    programme: number;
    subject: readonly [kind: string, id: number];
    urgency: 0 | 1 | 2 | 3;
  },
): Promise<boolean> {
  const done = await ctx.db
    .updateTable('matter')
    .set({ urgency: matter.urgency, data: json(matter.data ?? {}) })
    .where('programme_id', '=', matter.programme)
    .where('kind', '=', matter.kind)
    .where('subject_kind', '=', matter.subject[0])
    .where('subject_id', '=', matter.subject[1])
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
