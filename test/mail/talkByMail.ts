import { readTopicAnswers } from '../../src/mail/in/discussion/readTopicAnswers.ts';
import { wordsOfMail } from '../../src/mail/in/wordsOfMail.ts';
import type { CastName } from '../cast.ts';
import type { TalkScene } from '../discussion.ts';
import { answerAt } from './incoming.ts';

export const QUESTIONS = [
  ['Which door did you go through first?', '¿Por qué puerta entraste primero?'],
  ['Who waits outside, and for how long, before anybody opens the door that is nearest to the street?'],
  ['What would you oil?'],
];

export const read = (text: string) => readTopicAnswers(wordsOfMail({ text, html: '' }), QUESTIONS);

export const topicAt = ({ ctx, cast, topic }: TalkScene, who: CastName): string =>
  answerAt(ctx, { kind: 'topic', programme: cast.programme, person: cast.people[who], subject: topic });

export const comments = ({ ctx }: TalkScene) =>
  ctx.db
    .selectFrom('comment')
    .select(['id', 'name', 'body', 'question', 'parent_id', 'state', 'channel'])
    .orderBy('id')
    .execute();
