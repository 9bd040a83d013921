import type { Ctx } from '../../../rooms/ctx.ts';
import { claimDue, holdLease, release } from './claim.ts';
import type { Claimed, Hold } from './claim.ts';
import { sceneOf } from './batchData.ts';
import type { Scene } from './batchData.ts';

/** Mails in hand: claimed, held, and what they share read. */
export interface Batch {
  mails: Claimed[];
  scene: Scene;
  hold: Hold;
  /** Whether there may be more. */
  isFull: boolean;
}

export interface Wanted {
  most: number;
  onlyUrgent?: boolean;
}

/** Takes mails that are due in hand; null when there are none. */
export async function takeBatch(
  ctx: Ctx,
  publicUrl: string,
  { most, onlyUrgent = false }: Wanted,
): Promise<Batch | null> {
  const claim = await claimDue(ctx, most, onlyUrgent);
  const { mails } = claim;
  if (mails.length === 0) return null;
  const hold = holdLease(ctx, claim);
  const isFull = mails.length === most;
  try {
    const rows = mails.map(({ row }) => row);
    return { mails, hold, isFull, scene: await sceneOf(ctx, publicUrl, rows) };
  } catch (error) {
    await giveBack(ctx, { mails, hold });
    throw error;
  }
}

/** Gives back what was not tried. The lease of mails that are still being tried is held until `late` has ended. */
export async function giveBack(
  ctx: Ctx,
  { mails, hold }: Pick<Batch, 'mails' | 'hold'>,
  late: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  await release(ctx, mails).catch((error: unknown) =>
    // Their lease runs out.
    ctx.log.warn({ err: error, mails: mails.length }, 'mails could not be given back'),
  );
  void late.then(hold.end);
}
