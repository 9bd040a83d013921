import type { HardRule, PairReason, UnmatchedReason } from '#matching';

/**
 * What the matching tells a coordinator who takes part in the round: all but whether somebody ruled them out. `viewer` is their
 * person, null for who is nobody in the programme.
 */
export const toldTo = (viewer: number | null) => ({
  pair: (reason: PairReason): PairReason =>
    reason.a === viewer || reason.b === viewer
      ? { ...reason, broken: reason.broken.filter((rule) => rule !== 'ruledOut') }
      : reason,
  unmatched: (person: number, reasons: UnmatchedReason): UnmatchedReason =>
    person === viewer
      ? { ...reasons, blocks: reasons.blocks.filter(({ rule }) => rule !== 'ruledOut') }
      : reasons,
  /** Whether two may stand on a list of whom somebody could be paired with, and why not. */
  lists: (pair: readonly [number, number], broken: readonly HardRule[]): boolean =>
    viewer === null || !pair.includes(viewer) || !broken.includes('ruledOut'),
  /** Whether they may pair these by hand: trying would tell them. */
  pairs: (people: readonly number[]): boolean => viewer === null || !people.includes(viewer),
});
