import { metPartnerships, quoteQuestion } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { languageShown, questionsIn, roundsOfTopic, topicById } from '../../../rooms/topics/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { readTopicAnswers } from '../discussion/readTopicAnswers.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { toInbox } from './inbox.ts';
import { letterHandler } from './letter.ts';

/**
 * The answer to a topic's mail by somebody with a partner: a letter to the partner, with the questions it answers. It never becomes public,
 * even when the partnership is over by then.
 */
export const talkHandler: Handler = {
  kind: 'talk',
  tooLarge: () => ({ kind: 'letter-trouble', data: { reason: 'too-long', partnership: 0 } }),
  handle: async (ctx, incoming, target) => {
    const person = incoming.sender.person!;
    const topic = await topicById(ctx, target.programme, target.subject);
    const met = await metPartnerships(ctx, target.programme, person.id);
    const own = await partnershipOfTopic(ctx, target, met);
    if (own) {
      const kept = topic ? asLetter(incoming, topic, person.locale) : null;
      return letterHandler.handle(ctx, kept === null ? incoming : withWords(incoming, kept), {
        ...target,
        kind: 'letter',
        subject: own.id,
      });
    }
    const [latest] = met;
    if (!latest) return toInbox(ctx, incoming, { ...target, kind: 'inbox', subject: 0 });
    return answerKindly(ctx, incoming, {
      programme: target.programme,
      person: person.id,
      kind: 'letter-trouble',
      data: { reason: 'ended', partnership: latest.id },
    });
  },
};

/** The running partnership of the person in a round with this topic, or else any running one. */
async function partnershipOfTopic(
  ctx: Ctx,
  { programme, subject }: Target,
  met: readonly OwnPartnership[],
): Promise<OwnPartnership | null> {
  const going = met.filter(({ state, me }) => state !== 'ended' && me.leftAt === null);
  if (going.length < 2) return going[0] ?? null;
  const rounds = await roundsOfTopic(ctx, programme, subject);
  return going.find(({ round }) => rounds.includes(round)) ?? going[0]!;
}

/** The answers to questions, each below its question; null when the mail answers none. */
function asLetter(incoming: Incoming, topic: Topic, locale: string): string | null {
  const asked = questionsIn(topic, languageShown(topic, locale));
  const answers = readTopicAnswers(
    incoming.message.words,
    topic.questions.map((question) => Object.values(question)),
  );
  if (!answers.some(({ question }) => question !== null)) return null;
  return answers
    .map(({ question, text }) => {
      const found = asked.find(({ number }) => number === question);
      return found ? quoteQuestion(found.text, text) : text.trim();
    })
    .join('\n\n');
}

const withWords = (incoming: Incoming, kept: string): Incoming => ({
  ...incoming,
  message: { ...incoming.message, words: { ...incoming.message.words, kept } },
});
