export { exportTo } from './exportTo.ts';
export type { Exported } from './exportTo.ts';
export { importInstallation } from './importInstallation.ts';
export { Fault } from './fault.ts';
export type { Checked } from './check.ts';
export { importProgramme } from './importProgramme.ts';
export type { Joined } from './importProgramme.ts';
export { leftBehind, shareOf } from './share.ts';
export { moveInto } from './moveInto.ts';
