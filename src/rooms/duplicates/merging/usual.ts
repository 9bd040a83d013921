import type { Ctx } from '../../ctx.ts';
import type { Duplicate, Half } from '../queries.ts';
import { mergeRefusal } from './refusal.ts';
import type { MergeAsked, MergeRefusal } from './refusal.ts';

type Pair = Pick<Duplicate, 'a' | 'b'>;

/**
 * The half with more to lose stays unless somebody decides otherwise: a proven address counts most, then a partner, a role, and who came
 * first.
 */
export const usualKept = ({ a, b }: Pair): Half => (worth(b) > worth(a) ? b : a);

const worth = (half: Half): number =>
  Number(half.confirmed) * 4 + Number(half.hadPartner) * 2 + Number(half.hasRole);

/** Which of two people may stay. */
export interface MergeChoices {
  /** The one who stays unless somebody decides otherwise: the usual one, or the other if only that works. */
  kept: Half;
  /** Why a person cannot be the one who stays, by id; null if they can. */
  refused: ReadonlyMap<number, MergeRefusal | null>;
  /** People who may only stay if the application of the other is withdrawn. */
  withdrawing: ReadonlySet<number>;
}

/** Says beforehand which of two people may stay, and why not. */
export async function mergeChoicesOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  asked: Omit<MergeAsked, 'kept' | 'gone' | 'withdraws'>,
  pair: Pair,
): Promise<MergeChoices> {
  const usual = usualKept(pair);
  const other = usual === pair.a ? pair.b : pair.a;
  const found = [];
  for (const [kept, gone] of [
    [usual, other],
    [other, usual],
  ] as const) {
    const reason = await mergeRefusal(ctx, { ...asked, kept: kept.id, gone: gone.id, withdraws: false });
    found.push({
      half: kept,
      reason,
      rank: reason === null || reason === 'ask' ? 0 : reason === 'application' ? 1 : 2,
    });
  }
  const [first, second] = found as [(typeof found)[number], (typeof found)[number]];
  return {
    kept: second.rank < first.rank ? second.half : first.half,
    refused: new Map(found.map(({ half, reason, rank }) => [half.id, rank === 2 ? reason : null])),
    withdrawing: new Set(found.filter(({ rank }) => rank === 1).map(({ half }) => half.id)),
  };
}
