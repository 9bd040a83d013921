export { queueDueTopics } from './queueDue.ts';
export {
  allTopics,
  currentTopic,
  publishedTopic,
  publishedTopics,
  titlesByRound,
  topicById,
  topicsOfRound,
} from './queries.ts';
export type { PlannedTopic, Topic, TopicTitle } from './queries.ts';
export { LIMITS, MOST_QUESTIONS } from './rules.ts';
export type { TopicDraft, TopicProblem } from './rules.ts';
export { moveTopic, publicFrom, scheduleTopic, unscheduleTopic } from './schedule.ts';
export { changeTopic, createTopic } from './write.ts';
