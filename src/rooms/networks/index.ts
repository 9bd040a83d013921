export { addressesOf, handleOf, postOf } from './addresses.ts';
export { claimReceived, dropReceived, isFirst, noteAlive, postpone } from './coming/claimReceived.ts';
export type { Received } from './coming/claimReceived.ts';
export { mark, unmark } from './coming/mark.ts';
export { noteAsked } from './coming/placeReply.ts';
export { thingAt } from './coming/placeOf.ts';
export { missingParents } from './coming/placeWaiting.ts';
export { receivePost } from './coming/receive.ts';
export type { Arrival } from './coming/receive.ts';
export { takePrivate } from './coming/takePrivate.ts';
export { changeReply, removeReply, takeReply } from './coming/takeReply.ts';
export type { RemoteNote } from './coming/takeReply.ts';
export { settleReports, takeReport } from './coming/takeReport.ts';
export { openReports, postsSent, serversOf } from './desk.ts';
export { claimDue, dropDelivery, noteFailed, noteSent } from './going/claimDue.ts';
export type { DueDelivery } from './going/claimDue.ts';
export { sendAnswer } from './going/answers.ts';
export { answerById, answersOf } from './going/answersSent.ts';
export type { AnswerSent } from './going/answersSent.ts';
export { MOST_WORDS, holdPost, planOf, wordPost } from './going/plan.ts';
export type { Plan } from './going/plan.ts';
export { POSTS_ON_A_PAGE, countPosts, postById, postsBefore } from './going/posts.ts';
export type { Post } from './going/posts.ts';
export { setHashtags, switchOff, switchOn } from './home.ts';
export {
  countFollowers,
  homeOf,
  homesFor,
  openHome,
  openHomeBySlug,
  openHomes,
  privateKeyOf,
} from './homes.ts';
export type { Home } from './homes.ts';
export { accountOf, isBlocked, keepAccount } from './people/accounts.ts';
export type { Account, KnownActor } from './people/accounts.ts';
export { blockServer, serverName, unblockServer } from './people/block.ts';
export { dropFollow, takeFollow } from './people/follow.ts';
export { forgetActor } from './people/forgetActor.ts';
export type { PostLine, ServerLine } from './desk.ts';
