import { comeBackHere } from '../../../rooms/partnerships/index.ts';
import { readCommand } from '../byMail/readCommand.ts';
import type { Handler } from '../handlers.ts';
import { takeContact } from './partners/contact.ts';
import { letterHandler } from './letter.ts';

/** The answer to a reminder: that they talked, that they are here again, or else a letter to the partner. */
export const turnHandler: Handler = {
  kind: 'turn',
  tooLarge: (target) => letterHandler.tooLarge!({ ...target, kind: 'letter' }),
  handle: async (ctx, incoming, target) => {
    const told = await takeContact(ctx, incoming, target);
    if (told) return told;
    const asked = readCommand({ subject: '', own: incoming.message.words.own });
    if (asked?.command === 'back' && asked.isAlone && !asked.more) {
      const { programme, subject: partnership } = target;
      const person = incoming.sender.person!.id;
      if (await comeBackHere(ctx, { programme, person, partnership })) return { done: 'turn' };
    }
    return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter' });
  },
};
