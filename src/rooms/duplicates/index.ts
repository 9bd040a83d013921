export { EVIDENCE, compared, evidenceIn, keysOf } from './likeness/compare.ts';
export type { Evidence, Likeness } from './likeness/compare.ts';
export { pairsByKey } from './likeness/pairsByKey.ts';
export { alikeAmong, likelySame } from './finding/newcomers.ts';
export type { Newcomer } from './finding/newcomers.ts';
export { closeGone } from './finding/closeGone.ts';
export { compareNew } from './finding/compareNew.ts';
export { renewSuggestions } from './finding/renewSuggestions.ts';
export {
  aroundDuplicate,
  duplicateById,
  duplicatesFound,
  isComparing,
  listDuplicates,
  mergeById,
} from './queries.ts';
export type { Duplicate, DuplicateBeside, Half } from './queries.ts';
export { mergePeople } from './merging/mergePeople.ts';
export { WITHDRAWS, foreseeMerges } from './merging/mergeSeveral.ts';
export type { ForeseenMerge } from './merging/mergeSeveral.ts';
export { mergeChoicesOf } from './merging/usual.ts';
export type { MergeChoices } from './merging/usual.ts';
export { undoMerge } from './merging/undoMerge.ts';
export { answerMerge, askMerge, askNoMerge } from './saying/askMerge.ts';
export { noteDifferent } from './saying/noteDifferent.ts';
export { nameTwo } from './saying/nameTwo.ts';
export { sayDifferent, sayMaybeSame } from './saying/sayDifferent.ts';
