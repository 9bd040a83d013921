export { readYesNo } from './readYesNo.ts';
export type { YesNo } from './readYesNo.ts';
