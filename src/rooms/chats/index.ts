export { comersOf } from './hours/comersOf.ts';
export { planChat } from './planning/plan.ts';
export { chatById, comingChats, hostsOf, plannedChats, publicChat, scriptOf } from './reading/chatOf.ts';
export type { Chat } from './reading/chatOf.ts';
export { LENGTHS, LIMITS } from './rules.ts';
