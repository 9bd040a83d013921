export { approveTopic, disapproveTopic } from './planning/approve.ts';
export { assignWriter, morningsOf, writerVersion } from './planning/calendar.ts';
export { topicWriters } from './planning/writers.ts';
export type { Mornings } from './planning/calendar.ts';
export { draftOf } from './draftOf.ts';
export { askedGuestPost, handInGuestPost, inviteGuest } from './guests/invite.ts';
export type { GuestInvitation } from './guests/invite.ts';
export { guestPostById, guestPostsOf, publishedGuestPosts } from './guests/queries.ts';
export type { GuestPost } from './guests/queries.ts';
export { draftOfGuest, guestVersion } from './guests/version.ts';
export { writeGuestPost } from './guests/write.ts';
export { approveGuestPost, removeGuestPost } from './guests/approve.ts';
export type { GuestDraft, GuestProblem } from './guests/write.ts';
export { markTerms } from './glossary/markTerms.ts';
export { proposeTerm, decideTerm, termVersion, writeTerm } from './glossary/propose.ts';
export type { TermDraft, TermProblem } from './glossary/propose.ts';
export { TERM_LIMITS, allTerms, foldedWord, glossaryOf, termById } from './glossary/terms.ts';
export type { Term } from './glossary/terms.ts';
export { publicLibrary, topicsFound } from './library.ts';
export type { ListedTopic } from './library.ts';
export { aroundTopic } from './aroundTopic.ts';
export type { TopicBeside } from './aroundTopic.ts';
export { TOPIC_SORTS, listTopics, titledTopics, topicsListed } from './listTopics.ts';
export type { LibraryTopic, TitledTopic } from './listTopics.ts';
export { changePicture, pictureOf, pictureVersion, removePicture } from './picture.ts';
export type { PictureDraft, PictureProblem } from './picture.ts';
export { comingTopics } from './planning/topicReaders.ts';
export { plainNotes } from './plainNotes.ts';
export { queueDueTopics } from './planning/queueDue.ts';
export {
  allTopics,
  publishedTopic,
  newestTopic,
  publishedTopics,
  roundsOfTopic,
  topicById,
  topicRead,
  topicsAround,
  topicsOfRound,
  writersOfRound,
} from './queries.ts';
export { isPublicAt } from './publicDays.ts';
export { countTopicBoost } from './likes/countTopicBoost.ts';
export { countTopicLike } from './likes/countTopicLike.ts';
export { likeTopic } from './likes/likeTopic.ts';
export { likerText, pressLike } from './likes/pressLike.ts';
export type { Liker } from './likes/pressLike.ts';
export { publicTitles } from './titles.ts';
export type { PlannedTopic, PublicTopic, Topic } from './queries.ts';
export type { TopicTitle } from './titles.ts';
export { questionsIn, languageShown } from './languageShown.ts';
export { LIMITS, MOST_QUESTIONS, checkTopic } from './rules.ts';
export type { TopicDraft, TopicProblem } from './rules.ts';
export { ownDayOf, setOwnDay } from './planning/ownDay.ts';
export { dayVersion, moveTopic, publicFrom, scheduleTopic, unscheduleTopic } from './planning/schedule.ts';
export { changesBetween } from './translations/changes.ts';
export type { Change } from './translations/changes.ts';
export {
  translateTopic,
  translationOf,
  translationStates,
  translationVersion,
} from './translations/translate.ts';
export type { TranslatedField, TranslationState } from './translations/translate.ts';
export { importTopics } from './importTopics.ts';
export type { ImportedProblem, ImportedTopic } from './importTopics.ts';
export { createTopic, topicVersion } from './write.ts';
export { changeTopic } from './changeTopic.ts';
