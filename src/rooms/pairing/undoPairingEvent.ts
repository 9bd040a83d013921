import type { Actor, Ctx } from '../ctx.ts';
import { lockProposal, unlockProposal } from './proposals/lockProposal.ts';
import { rejoinParted } from './proposals/rejoinParted.ts';
import { undoPairSeveral } from './proposals/pairSeveral.ts';
import { partProposal } from './proposals/partProposal.ts';
import { setAgain } from './again/setAgain.ts';
import { setPolicy } from './setPolicy.ts';
import { isLastOf, readEvent } from '../log/index.ts';

/**
 * Undoes what an event of matching did. Publishing cannot be undone: people have been told. Refuses when the event was undone already, too
 * much has changed since, or partners are introduced.
 */
export async function undoPairingEvent(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number },
): Promise<{ ok: true } | { ok: false; reason: string }> {
  const { programme, actor } = input;
  const rows = await ctx.db
    .selectFrom('event')
    .select(['id', 'kind', 'subject_id', 'round_id', 'data'])
    .where('programme_id', '=', programme)
    .where((eb) => eb.or([eb('id', '=', input.event), eb('undoes', '=', input.event)]))
    .execute();
  const event = rows.find(({ id }) => id === input.event);
  if (!event?.round_id) return { ok: false, reason: 'unknown' };
  if (rows.length > 1) return { ok: false, reason: 'changed-since' };
  const base = { programme, actor, undoes: event.id };
  const proposal = event.subject_id;
  const isLocking = event.kind === 'pair-locked' || event.kind === 'pair-unlocked';
  const about = { programme, subject: ['proposal', proposal], event: event.id } as const;
  if (isLocking && !(await isLastOf(ctx, about, ['pair-locked', 'pair-unlocked'])))
    return { ok: false, reason: 'changed-since' };
  const read = readEvent(ctx, event);
  switch (read.kind) {
    case 'policy-changed':
      return setPolicy(ctx, { ...base, round: event.round_id, policy: read.data.before });
    case 'again-changed':
      return setAgain(ctx, { ...base, round: event.round_id, settings: read.data.before });
    case 'pair-made':
      return partProposal(ctx, { ...base, proposal });
    case 'several-paired':
      return undoPairSeveral(ctx, { ...base, round: event.round_id, ...read.data });
    case 'pair-parted': {
      const parted = [{ event: event.id, ...read.data }];
      const [done] = await rejoinParted(ctx, { programme, actor, round: event.round_id, parted });
      return done!;
    }
    case 'pair-locked':
      return unlockProposal(ctx, { ...base, proposal });
    case 'pair-unlocked':
      return lockProposal(ctx, { ...base, proposal });
    default:
      return { ok: false, reason: 'unknown' };
  }
}
