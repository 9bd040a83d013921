import type { HardRule, Id, Level, SoftRule, Wish, WishAbout } from '../people/types.ts';

/**
 * One person's side of a pair. `satisfaction` is the share of their wishes met, each as much as it counts, 0 to 100; 100 with no wish. `gaveHours`: whether hours to
 * meet are their own, or every waking hour for want of any (absent in older results).
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
    /** Best first; `level` is the lower of the two people's. */
    languages: { code: string; level: Level }[];
    interests: string[];
    contactWays: string[];
    sector: string | null;
    role: string | null;
    stage: string | null;
    frequency: string | null;
    /** Waking hours (`WAKING`) of both, hours a day. */
    awakeHoursPerDay: number;
    /** Half-hours both can meet, as hours a week: waking ones for who gave none (`gaveHours` of the sides). */
    hoursPerWeek: number;
    /** Going the short way round the clock. */
    zoneDifferenceHours: number;
  };
  sides: [SideReason, SideReason];
  /** The share of each rule; sums to `weight`. `measure` is 0 to 100. */
  contributions: {
    rule: SoftRule | 'answers';
    /** The question compared, for `answers`. */
    question?: string;
    measure: number;
    weight: number;
    gives: number;
  }[];
  /** Questions of `Policy.answers` that both answered (a's first), and whether it is as the rule wants; absent where there is none. */
  answers?: { question: string; want: 'equal' | 'different'; met: boolean; answers: [string, string] }[];
  /** Hard rules this pair breaks: empty but for groups locked by hand. */
  broken: HardRule[];
};

/** Hard rules with the two sides of musts told apart. Others' musts and `ruledOut` are for the matcher's eyes only. */
export type BlockKey = Exclude<HardRule, 'musts'> | 'ownMusts' | 'theirMusts';

/** `took`: candidates this rule excludes; `alone`: those no other rule excludes. */
export type Block = { rule: BlockKey; took: number; alone: number };

/** One change that would open `opens` more candidates. `dropMust` drops all the person's musts about one thing. */
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
   * `noCandidate`: the rules left nobody; `allTaken`: the candidates were needed for others; `capped`: the places of the country
   * were taken, and `ahead` people of it are before this one on the waiting list.
   */
  reason: 'noCandidate' | 'allTaken' | 'capped';
  ahead?: number;
  /** People considered (all others of the round that are not locked) and how many passed every rule. */
  considered: number;
  candidates: number;
  /** Only rules that took somebody, the greediest first. */
  blocks: Block[];
  /** The cheapest change, by the policy's order, that would open at least one more candidate, or null. */
  relaxation: Relaxation | null;
  /** The cheapest that would give a partner without costing anybody theirs, or null; absent where it was not asked. */
  withoutLoss?: Relaxation | null;
};
