export { closeMatter } from './close.ts';
export { openMatter } from './open.ts';
export type { MatterKind, NewMatter } from './open.ts';
