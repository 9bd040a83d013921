import { applicationTo } from '../../../../rooms/applications/index.ts';
import type { Ctx } from '../../../../rooms/ctx.ts';
import { partnershipOf, planStayInTouch, stayInTouch } from '../../../../rooms/partnerships/index.ts';
import { besideKeep } from '../../byMail/readCommand.ts';
import { sayKeeping } from '../../byMail/sayKeeping.ts';
import { saysMore } from '../../byMail/saysMore.ts';
import { readAnswer, tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import type { Target } from '../../../ownAddresses/replyAddress.ts';
import type { Handler, Incoming } from '../../handlers.ts';

/**
 * The answer to a farewell: whether the person would like to stay in touch, and the word to keep their answers for the next round, alone or
 * on a line beside it. For a longer answer, for example with thanks, the question goes out again, and people read the answer.
 */
export const touchHandler: Handler = {
  kind: 'touch',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const beside = besideKeep(incoming.message.words.own);
    const isKept = beside !== null && (await keeps(ctx, incoming, target));
    const rest = isKept ? withWords(incoming, beside) : incoming;
    // The word alone, perhaps with a name below it, answers nothing else.
    if (isKept && !(await readAnswer(ctx, rest, target)) && !saysMore(beside.split('\n')))
      return { done: 'touch' };
    const said = await yesOrNo(ctx, rest, { ...target, person });
    if (typeof said === 'object') return said;
    const own = { programme, person, partnership };
    const yes = said === 'yes';
    const done = yes ? await planStayInTouch(ctx, own) : await stayInTouch(ctx, { ...own, yes });
    if (!done.ok) return tellCoordinators(ctx, incoming, target);
    // The yes itself mails what happens in the coming hour.
    if (!yes) {
      const given = 'given' in done && done.given === true;
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'touch-noted',
        data: { partnership, yes, given },
      });
    }
    return { done: 'touch' };
  },
};

/** Keeps the answers with which the person came into the partnership. False when it is not theirs. */
async function keeps(ctx: Ctx, incoming: Incoming, { programme, subject }: Target): Promise<boolean> {
  const person = incoming.sender.person!.id;
  const own = await partnershipOf(ctx, programme, person, subject);
  const application = own && (await applicationTo(ctx, programme, own.round, person));
  if (!application) return false;
  await sayKeeping(ctx, incoming, { programme, person, application: application.id, keep: true });
  return true;
}

const withWords = (incoming: Incoming, own: string): Incoming => ({
  ...incoming,
  message: { ...incoming.message, words: { ...incoming.message.words, own } },
});
