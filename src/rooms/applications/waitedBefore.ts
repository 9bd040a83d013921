import type { Ctx } from '../ctx.ts';
import { phaseFor } from './phaseFor.ts';
import type { Application } from './queries.ts';
import type { WaitingReason } from './rules.ts';

/**
 * Why somebody waited for a partner who withdrew from that: they can go on waiting for as long as their round runs, since partners are
 * still found for who waits. Null for everybody else.
 */
export async function waitedBefore(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme_id: programme, id, state }: Application,
): Promise<WaitingReason | null> {
  if (state !== 'withdrawn') return null;
  const phase = await phaseFor(ctx, programme, id);
  if (phase !== 'matching' && phase !== 'running') return null;
  const last = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', id)
    .where('kind', '=', 'application-withdrawn')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (last?.data['waited'] as WaitingReason | undefined) ?? null;
}
