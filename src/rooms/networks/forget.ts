import type { Ctx } from '../ctx.ts';
import type { Forgets } from '../brings.ts';
import { accountOf } from './people/accounts.ts';
import { dropMarks } from './coming/mark.ts';

/** Likes of an erased person are subtracted before the row that names the person is deleted. */
export const forgets: Forgets = {
  before: async (ctx, { programme_id: programme, id }) => {
    for (const actor of await actorsOf(ctx, programme, id)) {
      const account = await accountOf(ctx, { programme, actor });
      if (account) await dropMarks(ctx, { programme, account });
    }
  },
};

async function actorsOf(ctx: Ctx, programme: number, person: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('network_account')
    .select('actor')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .execute();
  return rows.map(({ actor }) => actor);
}
