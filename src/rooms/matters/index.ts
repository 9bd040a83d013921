export { changeMatter } from './change.ts';
export { closeMatter } from './close.ts';
export { closeMattersAbout } from './closeAbout.ts';
export { handMatter } from './hand.ts';
export { raiseMatters } from './raise.ts';
export { openMatter } from './open.ts';
export { assignMatter, finishMatter, reopenMatter } from './assign.ts';
export { countMatters, openMatters, seesMatter } from './queries.ts';
export type { Matter, MatterScope } from './queries.ts';
