export { readYesNo } from './readYesNo.ts';
export type { Question, YesNo } from './readYesNo.ts';
