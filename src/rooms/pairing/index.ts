export { setPolicy, policyOf } from './setPolicy.ts';
export { cancelRun, startRun } from './startRun.ts';
export type { StartRefusal } from './startRun.ts';
export { fingerprintOf, runMatch } from './runMatch.ts';
export { candidateOf, poolOf } from './candidates.ts';
export type { Pool } from './candidates.ts';
export { eligibleOf } from './eligible.ts';
export { proposalById, proposalsOf } from './proposals.ts';
export type { Proposal } from './proposals.ts';
export { pairByHand } from './pairByHand.ts';
export type { HandRefusal } from './pairByHand.ts';
export { part } from './part.ts';
export { lock, unlock } from './lock.ts';
export { UNDOABLE_PAIRING_EVENTS, undoPairingEvent } from './undo.ts';
export { publish } from './publish.ts';
export type { PublishRefusal } from './publish.ts';
export { introduceByHand } from './introduceByHand.ts';
export { isPublished } from './lockRound.ts';
export { explainForParticipant } from './explainForParticipant.ts';
export type { OwnReason } from './explainForParticipant.ts';
export { forgetMatchInputs, remindOfMatching } from './duties.ts';
export { GRAVE, MOST_WEIGHT, WEIGHT_STEP, samePolicy, stepOf } from './rules.ts';
export type { RunError, RunState } from './rules.ts';
export { MEMORY_MONTHS, forgetMemories } from './former/forgetMemories.ts';
export { importPairs } from './former/importPairs.ts';
export type { PairsTaken } from './former/importPairs.ts';
export type { PairProblem, PairsRead } from './former/readPairs.ts';
export {
  MATCHING_PAGE,
  breaks,
  listProposals,
  listUnplaced,
  matchingOverview,
  peopleOfRound,
} from './queries.ts';
export type { MatchingOverview, ProposalSort, ShownProposal, Unplaced, Who } from './queries.ts';
export { movesBetween, movesSince, runsOf } from './runs.ts';
export type { Moves, Run } from './runs.ts';
export { alternativesFor } from './alternatives.ts';
export type { Alternative, Alternatives } from './alternatives.ts';
export { previewPublication } from './preview.ts';
export type { PublicationPreview, SampleMail } from './preview.ts';
