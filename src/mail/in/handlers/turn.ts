import { comeBackHere } from '../../../rooms/partnerships/index.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { obeyCommand } from '../byMail/obeyCommand.ts';
import { readCommand } from '../byMail/readCommand.ts';
import { readAnswer } from '../byMail/yesOrNo.ts';
import type { Handler } from '../handlers.ts';
import { answerContactQuestion } from './partners/contact.ts';
import { letterHandler } from './letter.ts';

/** The answer to a reminder: that they have talked, that they are here again, or else a letter to the partner. */
export const turnHandler: Handler = {
  kind: 'turn',
  tooLarge: (target) => letterHandler.tooLarge!({ ...target, kind: 'letter' }),
  handle: async (ctx, incoming, target) => {
    const told = await answerContactQuestion(ctx, incoming, target);
    if (told) return told;
    const asked = readCommand({ subject: '', own: incoming.message.words.own });
    const isBack = asked?.command === 'back' && asked.isAlone && !asked.more;
    if (isBack || (await readAnswer(ctx, incoming, target)) === 'yes') {
      const { programme, subject: partnership } = target;
      const person = incoming.sender.person!.id;
      if (await comeBackHere(ctx, { programme, person, partnership })) {
        const data = { partnership, step: 'noted' } as const;
        await continueConversation(ctx, incoming, { programme, person, kind: 'here-again', data });
        return { done: 'turn' };
      }
      // The word is for the programme, even from somebody who never rested or is already back.
      if (isBack && (await obeyCommand(ctx, incoming, { ...target, kind: 'letter' })) !== 'nothing')
        return { done: 'command' };
    }
    return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter' });
  },
};
