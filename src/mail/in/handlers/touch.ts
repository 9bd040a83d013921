import { stayInTouch } from '../../../rooms/partnerships/index.ts';
import { readAnswer, tellCoordinators } from '../by-mail/answers.ts';
import { goOn } from '../by-mail/goOn.ts';
import type { Handler } from '../handlers.ts';

/** The answer to a farewell: whether one would like to stay in touch. What is neither yes nor no, a thank-you say, is for people. */
export const touchHandler: Handler = {
  kind: 'touch',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const read = readAnswer(incoming);
    if (!read) return tellCoordinators(ctx, incoming, target);
    const yes = read.said === 'yes';
    const done = await stayInTouch(ctx, { programme, person, partnership, yes });
    if (!done.ok) return tellCoordinators(ctx, incoming, target);
    await goOn(ctx, incoming, { programme, person, kind: 'touch-noted', data: { partnership, yes } });
    if (read.more) await tellCoordinators(ctx, incoming, target);
    return { done: 'touch' };
  },
};
