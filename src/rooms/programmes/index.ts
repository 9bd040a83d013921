export { allProgrammes, programmeById, programmeBySlug } from './queries.ts';
export type { Programme } from './queries.ts';
export { DATE_KINDS, phaseOf, roundById, roundByNumber, roundsOf } from './rounds.ts';
export type { DateKind, Phase, PlannedDate, Round } from './rounds.ts';
