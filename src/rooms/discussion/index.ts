export { appealBan, banAgain, banWriter, keepBan, liftBan } from './moderation/ban.ts';
export { editComment, withdrawComment } from './writing/changeComment.ts';
export { commenterOf, commenterUnder, setCommenter } from './writers/commenter.ts';
export type { Commenter } from './writers/commenter.ts';
export { outsideWriter } from './writers/outsideWriter.ts';
export type { OutsideWriter } from './writers/outsideWriter.ts';
export { confirmComment } from './writing/confirmComment.ts';
export { QUEUES, commentsIn, deskComment, deskQueue, queueCounts } from './moderation/queues.ts';
export type { DeskComment, Queue } from './moderation/queues.ts';
export {
  WRITER_SORTS,
  bannedFound,
  bannedWriters,
  countBanned,
  writerNames,
} from './moderation/bannedWriters.ts';
export type { BannedWriter } from './moderation/bannedWriters.ts';
export { aroundComment } from './moderation/around.ts';
export { COMMENT_SORTS } from './moderation/sorts.ts';
export { knowsWriter } from './writers/knowsWriter.ts';
export { forgetCommenters } from './writers/forgetCommenters.ts';
export { confirmFollow, followTopic, isAskedToFollow, isFollowing, unfollowTopic } from './follow.ts';
export {
  commentsForMail,
  commentsToldTo,
  latestComments,
  livelyComments,
  writtenByMail,
} from './reading/latest.ts';
export type { PublicComment } from './reading/latest.ts';
export { takesWords } from './forget.ts';
export { countCommentBoost } from './countCommentBoost.ts';
export { countCommentLike } from './countCommentLike.ts';
export { likeComment } from './like.ts';
export { approveComment, hideComment, holdBackComment } from './moderation/moderate.ts';
export { commentVersion, editOut, putBack } from './moderation/editOut.ts';
export { changePicture, changeSignature, ownPart, publicPicture } from './writers/ownProfile.ts';
export { PUBLIC_AUTHOR, PUBLIC_WORDS } from './publicWords.ts';
export { discussionOf } from './reading/discussionOf.ts';
export { ownComment, threadAround } from './reading/oneComment.ts';
export type { DrawnComment } from './reading/discussionOf.ts';
export { reportComment, reporterText } from './moderation/reportComment.ts';
export type { Reporter } from './moderation/reportComment.ts';
export {
  DEEPEST,
  KEPT_MS,
  LIMITS,
  MOST_ON_A_PAGE,
  ORDERS,
  checkText,
  cleanName,
  mayEdit,
  mayWithdraw,
} from './rules.ts';
export type { CommentState, HeldFor, Order } from './rules.ts';
export { searchComments } from './reading/searchComments.ts';
export type { FoundComment } from './reading/searchComments.ts';
export { remindOfSummaries, summarise, summaryBefore, summaryOf, summaryVersion } from './summarise.ts';
export type { Summary } from './summarise.ts';
export { tellFollowers } from './tellFollowers.ts';
export { commentProblems, writeComment } from './writing/writeComment.ts';
export type { CommentInput, CommentProblems } from './writing/writeComment.ts';
export { findWords } from './reading/findWords.ts';
export { foldWords, gramsOf } from './reading/letterGroups.ts';
export { sign, whoWrites } from './writing/whoWrites.ts';
export type { By } from './writing/whoWrites.ts';
export { inState } from './writing/moveComment.ts';
export type { ToState } from './writing/moveComment.ts';
export { foundComments } from './reading/foundComments.ts';
export type { TopicsNamed } from './reading/foundComments.ts';
