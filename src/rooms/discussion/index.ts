export { appealBan, banAgain, banWriter, keepBan, liftBan } from './ban.ts';
export { editComment, withdrawComment } from './change.ts';
export { commenterOf } from './commenters.ts';
export type { Commenter } from './commenters.ts';
export { confirmComment } from './confirm.ts';
export { QUEUES, bannedWriters, deskComment, deskQueue, queueCounts } from './desk.ts';
export type { DeskComment } from './desk.ts';
export { forgetCommenters } from './duties.ts';
export { confirmFollow, followTopic, isAskedToFollow, isFollowing, unfollowTopic } from './follow.ts';
export {
  commentCounts,
  commentsForMail,
  commentsToldTo,
  latestComments,
  livelyComments,
  writtenByMail,
} from './latest.ts';
export type { PublicComment } from './latest.ts';
export { likeComment } from './like.ts';
export { approveComment, hideComment, holdBackComment } from './moderate.ts';
export { editOut, putBack } from './editOut.ts';
export { changePicture, changeSignature, ownPart, publicPicture } from './profile.ts';
export { discussionOf } from './queries.ts';
export { ownComment, threadAround } from './ownComment.ts';
export type { DrawnComment } from './queries.ts';
export { reportComment } from './report.ts';
export { DEEPEST, LIMITS, ORDERS, cleanName, mayEdit, mayWithdraw } from './rules.ts';
export type { CommentState, Order } from './rules.ts';
export { FOUND_PER_PAGE, searchComments } from './search.ts';
export type { FoundComment } from './search.ts';
export { remindOfSummaries, summarise, summaryBefore, summaryOf } from './summarise.ts';
export type { Summary } from './summarise.ts';
export { tellFollowers } from './tellFollowers.ts';
export { commentProblems, writeComment } from './write.ts';
export type { CommentInput, CommentProblems } from './write.ts';
export { foldWords, gramsOf } from './words.ts';
