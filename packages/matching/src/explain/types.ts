import type { HardRule, Id, Level, SoftRule, Wish, WishAbout } from '../people/types.ts';

/**
 * One person's side of a pair. `satisfaction` is the share of their wishes that are met, each by how much it counts, 0 to 100; 100 without
 * wishes. `gaveHours` says whether the hours to meet are their own; otherwise every waking hour counts (absent in older results).
 */
export type SideReason = {
  id: Id;
  met: Wish[];
  missed: Wish[];
  satisfaction: number;
  gaveHours?: boolean;
};

/** Why two people fit, as data: catalogue keys and values, never text. */
export type PairReason = {
  a: Id;
  b: Id;
  weight: number;
  shared: {
    /** Best first; `level` is the lower of the two people's levels. */
    languages: { code: string; level: Level }[];
    interests: string[];
    contactWays: string[];
    sector: string | null;
    role: string | null;
    stage: string | null;
    frequency: string | null;
    /** Hours a day when both are awake (`WAKING`). */
    awakeHoursPerDay: number;
    /** Half-hours that both can meet, as hours a week. Waking hours count for a person who gave none (`gaveHours` of the sides). */
    hoursPerWeek: number;
    /** The shorter way round the clock. */
    zoneDifferenceHours: number;
  };
  sides: [SideReason, SideReason];
  /** The share of each rule; the shares add up to `weight`. `measure` is 0 to 100. */
  contributions: {
    rule: SoftRule | 'answers';
    /** The compared question, for `answers`. */
    question?: string;
    measure: number;
    weight: number;
    gives: number;
  }[];
  /**
   * Questions of `Policy.answers` that both answered (a's answer first), and whether the answers are as the rule wants; absent without such
   * questions.
   */
  answers?: { question: string; want: 'equal' | 'different'; met: boolean; answers: [string, string] }[];
  /** Hard rules that this pair breaks; empty except in groups locked by hand. */
  broken: HardRule[];
};

/** Hard rules, with the musts of either side apart. Others' musts and `ruledOut` are only for coordinators who match. */
export type BlockKey = Exclude<HardRule, 'musts'> | 'ownMusts' | 'theirMusts';

/** `took`: candidates this rule excludes; `alone`: those no other rule excludes. */
export type Block = { rule: BlockKey; took: number; alone: number };

/** One change that would open `opens` more candidates. `dropMust` drops all of the person's musts about one thing. */
export type Relaxation =
  | { kind: 'dropMust'; about: WishAbout; wishes: Wish[]; opens: number }
  | { kind: 'dropAllMusts'; opens: number }
  | { kind: 'lowerLanguageLevel'; from: Level; to: Level; opens: number }
  | { kind: 'raiseZoneDifference'; from: number; to: number; opens: number }
  | { kind: 'lowerOverlapHours'; from: number; to: number; opens: number }
  | {
      kind: 'switchOff';
      rule: 'sharedLanguage' | 'otherEmployer' | 'answers' | 'otherCountry' | 'neverAgain';
      opens: number;
    };

export type UnmatchedReason = {
  id: Id;
  /**
   * `noCandidate`: the rules left nobody. `allTaken`: the candidates were needed for others. `capped`: the places of the country were
   * taken, and `ahead` people of that country are before this person on the waiting list.
   */
  reason: 'noCandidate' | 'allTaken' | 'capped';
  ahead?: number;
  /** The number of people considered (everybody else in the round who is not locked), and how many of them passed every rule. */
  considered: number;
  candidates: number;
  /** Only rules that excluded somebody, those that excluded most first. */
  blocks: Block[];
  /** The cheapest change, in the policy's order, that would open at least one more candidate; or null. */
  relaxation: Relaxation | null;
  /** The cheapest change that would give a partner while nobody loses theirs, or null; absent if it was not asked for. */
  withoutLoss?: Relaxation | null;
};
