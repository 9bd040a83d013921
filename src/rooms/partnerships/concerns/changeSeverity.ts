import { inTransaction } from '../../ctx.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import { changeMatter } from '../../matters/index.ts';
import { CONCERN_URGENCY } from '../rules.ts';
import type { Severity } from '../rules.ts';
import { mayReadConcern } from './readers.ts';

/**
 * Sets how bad a concern is, for one of its readers. An open concern gets the urgency that goes with it, and so does an appeal that waits.
 * Refused when somebody changed the severity since the reader saw it as `seen`.
 */
export async function changeSeverity(
  ctx: Ctx,
  input: {
    programme: number;
    viewer: Viewer;
    concern: number;
    severity: Severity;
    seen?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'overtaken' }> {
  const { programme, viewer, concern, severity, seen } = input;
  if (!(await mayReadConcern(ctx, programme, viewer, concern))) return { ok: false, reason: 'unknown' };
  return inTransaction(ctx, async (ctx) => {
    const before = await ctx.db
      .selectFrom('concern')
      .select('severity')
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (seen !== undefined && before.severity !== seen && before.severity !== severity)
      return { ok: false, reason: 'overtaken' };
    const { partnership_id: partnership } = await ctx.db
      .updateTable('concern')
      .set({ severity })
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .returning('partnership_id')
      .executeTakeFirstOrThrow();
    const urgency = CONCERN_URGENCY[severity];
    const data = { partnership };
    await changeMatter(ctx, { programme, kind: 'concern', subject: ['concern', concern], urgency, data });
    const waiting = await ctx.db
      .selectFrom('concern_appeal')
      .select('id')
      .where('programme_id', '=', programme)
      .where('concern_id', '=', concern)
      .where('answered_at', 'is', null)
      .execute();
    for (const { id } of waiting)
      await changeMatter(ctx, {
        programme,
        kind: 'concern-appeal',
        subject: ['appeal', id],
        urgency,
        data,
      });
    return { ok: true };
  });
}
