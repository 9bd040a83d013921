export { planChat } from './planning/plan.ts';
export { chatById, comingChats, hostsOf, plannedChats, publicChat, scriptOf } from './reading/chatOf.ts';
