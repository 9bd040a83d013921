import type { Ctx } from '../../../rooms/ctx.ts';
import { claimDue } from './claim.ts';
import type { Claimed, Way } from './claim.ts';
import { endLeases, keepLease } from './lease.ts';
import type { KeptLease } from './lease.ts';
import { readBatchData } from './batchData.ts';
import type { BatchData } from './batchData.ts';

/** The claimed mails in hand, with the data that they share. */
export interface Batch {
  mails: Claimed[];
  data: BatchData;
  lease: KeptLease;
  /** Whether more mails may be due. */
  isFull: boolean;
}

export interface Wanted {
  most: number;
  way: Way;
}

/** Claims mails that are due; null when none are. */
export async function claimBatch(ctx: Ctx, publicUrl: string, { most, way }: Wanted): Promise<Batch | null> {
  const claim = await claimDue(ctx, most, way);
  const { mails } = claim;
  if (mails.length === 0) return null;
  const lease = keepLease(ctx, claim);
  const isFull = mails.length === most;
  try {
    const rows = mails.map(({ row }) => row);
    return { mails, lease, isFull, data: await readBatchData(ctx, publicUrl, rows) };
  } catch (error) {
    await giveBack(ctx, { mails, lease });
    throw error;
  }
}

/** Gives back the mails that were not tried. Keeps the lease of mails that are still being tried until `late` has settled. */
export async function giveBack(
  ctx: Ctx,
  { mails, lease }: Pick<Batch, 'mails' | 'lease'>,
  late: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  await endLeases(ctx, mails).catch((error: unknown) =>
    // Their lease expires.
    ctx.log.warn({ err: error, mails: mails.length }, 'mails could not be given back'),
  );
  void late.then(lease.end);
}
