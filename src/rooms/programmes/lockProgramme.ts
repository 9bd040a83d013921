import type { Ctx } from '../ctx.ts';
import { programmeById } from './queries.ts';
import type { Programme } from './queries.ts';

/** A programme as it stands once those who are changing it are done; others who want to change it wait for the end of this transaction. */
export async function lockProgramme(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Programme> {
  await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forNoKeyUpdate().execute();
  return programmeById(ctx, programme);
}
