import type { HardRule, PairReason, UnmatchedReason } from '#matching';

/**
 * Hides one thing from a coordinator who takes part in the round and looks at its matching: who ruled them out. `viewer` is their person;
 * null when they have none in the programme.
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
  /** Whether two people may be listed as possible partners, with the rules they break. */
  lists: (pair: readonly [number, number], broken: readonly HardRule[]): boolean =>
    viewer === null || !pair.includes(viewer) || !broken.includes('ruledOut'),
  /** Whether the viewer may pair these people by hand: never themselves, since the refusal would tell them who ruled them out. */
  pairs: (people: readonly number[]): boolean => viewer === null || !people.includes(viewer),
});
