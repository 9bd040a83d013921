import { topicById } from '../../../rooms/topics/index.ts';
import { readTopicAnswers } from '../discussion/readAnswers.ts';
import { takeComments } from '../discussion/take.ts';
import type { Handler } from '../handlers.ts';

/** A reply to a topic's mail: a comment under the topic, or answers to the numbered questions it quotes. */
export const topicHandler: Handler = {
  kind: 'topic',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const topic = await topicById(ctx, target.programme, target.subject);
    if (!topic) return { tray: 'no-address' };
    const answers = readTopicAnswers(
      incoming.message,
      topic.questions.map((question) => Object.values(question)),
    );
    return takeComments(ctx, incoming, target, { topic: topic.id, parent: null, answers });
  },
};
