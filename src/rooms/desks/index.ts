export { keepColumns } from './keepColumns.ts';
export { dropView, keepView } from './keepView.ts';
export { LONGEST_NAME } from './rules.ts';
export { ownWay } from './queries.ts';
export type { OwnWay } from './queries.ts';
