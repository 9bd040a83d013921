export { closeMatter } from './close.ts';
export { openMatter } from './open.ts';
export type { MatterKind, NewMatter } from './open.ts';
export { assignMatter, finishMatter, reopenMatter } from './assign.ts';
export { MATTERS_SHOWN, countMatters, openMatters } from './queries.ts';
export type { Matter, MatterScope } from './queries.ts';
