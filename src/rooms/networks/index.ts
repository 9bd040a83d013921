export { BY_HAND, dueMark, handPosts, notePosted, planHandPost } from './byHand/byHand.ts';
export type { HandPost } from './byHand/byHand.ts';
export { addressesOf, handleOf, postOf } from './addresses.ts';
export {
  claimReceived,
  dropReceived,
  holdReceived,
  isFirst,
  noteAlive,
  postpone,
} from './coming/claimReceived.ts';
export type { Received } from './coming/claimReceived.ts';
export { mark, unmark } from './coming/mark.ts';
export { noteAsked } from './coming/placeReply.ts';
export { isWithoutTalk, thingAt } from './coming/replyPlaceOf.ts';
export { sayInChat } from './coming/sayInChat.ts';
export { claimFound } from './coming/lookAgain.ts';
export type { Found } from './coming/lookAgain.ts';
export { follows, hostsOfFollowers, notHeardOf, tagsNow } from './coming/tagsNow.ts';
export { missingParents } from './coming/placeWaiting.ts';
export { receivePosts } from './coming/receive.ts';
export type { Arrival } from './coming/receive.ts';
export { takePrivate } from './coming/takePrivate.ts';
export { changeReply, removeReply, takeReply } from './coming/takeReply.ts';
export type { RemoteNote } from './coming/takeReply.ts';
export { closeServerReports, takeReport } from './coming/takeReport.ts';
export { openReports, postsSent, serversOf } from './desk.ts';
export { claimDue, dropDelivery, noteFailed, noteSent } from './going/claimDue.ts';
export type { DueDelivery } from './going/claimDue.ts';
export { sendAnswer } from './going/answers.ts';
export { answerById, answersOf } from './going/answersSent.ts';
export type { AnswerSent } from './going/answersSent.ts';
export { holdPost, planOf, planVersion } from './going/plan.ts';
export { MOST_WORDS, sendNow, wordPost } from './going/wordPost.ts';
export type { Plan } from './going/plan.ts';
export { POSTS_ON_A_PAGE, countPosts, postById, postsBefore } from './going/posts.ts';
export type { Post, PostedTopic } from './going/posts.ts';
export { chatServersNamed, nameChatServers } from './chatServers.ts';
export { chooseWhatGoes, homeVersions } from './choose.ts';
export { setHashtags } from './hashtags.ts';
export { partForGood, switchOff, switchOn } from './home.ts';
export {
  countFollowers,
  everyHomeOf,
  homeOf,
  isOpen,
  openHome,
  openHomeBySlug,
  openHomes,
  speakingHomes,
  openNumbers,
  privateKeyOf,
} from './homes.ts';
export type { Home } from './homes.ts';
export { accountOf, hasRoomFor, isBlocked, keepAccount } from './people/accounts.ts';
export type { Account, KnownActor } from './people/accounts.ts';
export { admitServer, holdNewServers, isHeldBack } from './people/admit.ts';
export { blockServer, unblockServer } from './people/block.ts';
export { blockName } from './people/names.ts';
export { dropFollow, takeFollow } from './people/follow.ts';
export { forgetActor } from './people/forgetActor.ts';
export type { PostLine, ServerLine } from './desk.ts';
