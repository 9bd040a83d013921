import { commentsToldTo } from '../../../rooms/discussion/index.ts';
import { topicById } from '../../../rooms/topics/index.ts';
import { readTopicAnswers } from '../discussion/readTopicAnswers.ts';
import { readCommentAnswers } from '../discussion/readCommentAnswers.ts';
import { commentByMail, tellGone } from '../discussion/commentByMail.ts';
import type { Handler } from '../handlers.ts';

/**
 * A reply to a topic's mail: a comment under the topic, or answers to the numbered questions it quotes. A reply to a mail with several new
 * comments comes here, too, and goes under the comments it quotes.
 */
export const topicHandler: Handler = {
  kind: 'topic',
  tooLarge: () => ({ kind: 'comment-trouble', data: { reason: 'too-long' } }),
  handle: async (ctx, incoming, target) => {
    const topic = await topicById(ctx, target.programme, target.subject);
    if (!topic) return tellGone(ctx, incoming, target);
    const questions = topic.questions.map((question) => Object.values(question));
    const answers = readTopicAnswers(incoming.message.words, questions);
    if (answers.some(({ question }) => question !== null))
      return commentByMail(ctx, incoming, target, { topic: topic.id, answers });
    const told = await commentsToldTo(ctx, {
      ...target,
      topic: topic.id,
      person: incoming.sender.person!.id,
    });
    const toComments = readCommentAnswers(incoming.message.words, told);
    return commentByMail(ctx, incoming, target, {
      topic: topic.id,
      answers: toComments.length > 0 ? toComments : answers,
    });
  },
};
