export type { Blossoms, Certificate, Graph, Matching, Objective, SolveOptions } from './graph/types.ts';
export { solve } from './graph/solve.ts';
export { asSource } from './graph/asSource.ts';
export { NOT_ALLOWED, type PairSource } from './graph/pairSource.ts';
export { solveSource, type SourceMatching } from './graph/solveSource.ts';
export type { Verification, VerifyFailure } from './verify/checks.ts';
export { verify } from './verify/verify.ts';
export { verifySource } from './verify/verifySource.ts';

export type {
  AnswerRule,
  Candidate,
  Cap,
  HardRule,
  Id,
  Level,
  Policy,
  RelaxStep,
  SoftRule,
  Strength,
  SwitchedRule,
  Wish,
  WishAbout,
} from './people/types.ts';
export {
  completePolicy,
  defaultPolicy,
  HARD_RULES,
  isOn,
  MOST_ANSWER_RULES,
  MOST_PER_COUNTRY,
  RELAX_STEPS,
  SOFT_RULES,
} from './people/policy.ts';
export { policySchema } from './people/policySchema.ts';
export { type PolicyError, type PolicyErrorReason, validatePolicy } from './people/validatePolicy.ts';
export { ABOUTS } from './people/wishes.ts';
export { placesOf } from './people/cap.ts';
export { compile, type Compiled } from './people/compile.ts';
export { brokenRules, pairAllowed } from './people/allowed.ts';
export { score } from './people/score.ts';
export { awakeTogether, WAKING, wakingHours, zoneDistance } from './people/clock.ts';

export type {
  Block,
  BlockKey,
  PairReason,
  Relaxation,
  SideReason,
  UnmatchedReason,
} from './explain/types.ts';
export { explainPair } from './explain/pair.ts';
export { explainUnmatched } from './explain/unmatched.ts';
export { bestAlternatives, type WhyNot } from './explain/alternatives.ts';
export type { Alternative, Insight } from './explain/insight.ts';
export { type Barrier, barrierOf } from './explain/barrier.ts';
export { difference, type Move, type MoveReason, type Run } from './explain/difference.ts';
export { type Changed, type Outcome, type Sensitivity, sensitivity } from './explain/sensitivity.ts';
export { pairGraph } from './people/pairGraph.ts';
export { createRows } from './people/rows.ts';
export { placeLeftovers, type Placement, type Trio } from './placeLeftovers.ts';
export { match } from './match.ts';
export type { Group, MatchOptions, MatchResult } from './matchTypes.ts';
export type { KeptCertificate, ProofSummary } from './proof.ts';
export { recheck } from './recheck.ts';
