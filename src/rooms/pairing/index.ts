export { MEMORY_MONTHS, forgetMemories } from './former/forgetMemories.ts';
export { importPairs } from './former/importPairs.ts';
export type { PairsTaken } from './former/importPairs.ts';
export type { PairProblem, PairsRead } from './former/readPairs.ts';
