import type { Ctx, Viewer } from '../../ctx.ts';
import type { Severity } from '../rules.ts';
import { mayReadConcern } from './readers.ts';

/** A reader of a concern says how bad it is. */
export async function changeSeverity(
  ctx: Ctx,
  input: { programme: number; viewer: Viewer; concern: number; severity: Severity },
): Promise<boolean> {
  const { programme, viewer, concern, severity } = input;
  if (!(await mayReadConcern(ctx, programme, viewer, concern))) return false;
  await ctx.db
    .updateTable('concern')
    .set({ severity })
    .where('programme_id', '=', programme)
    .where('id', '=', concern)
    .execute();
  return true;
}
