import { vouchForIncoming } from '../../../rooms/incoming/index.ts';
import { readAnswer, tellCoordinators } from '../by-mail/answers.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "was this mail from you?": a yes has the mail that waits handled as theirs. */
export const vouchHandler: Handler = {
  kind: 'vouch',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const { programme, subject: id } = target;
    const person = incoming.sender.person!.id;
    const read = readAnswer(incoming);
    if (read?.said === 'yes')
      await vouchForIncoming(ctx, { programme, actor: { kind: 'person', id: person }, id, person });
    if (!read || read.more) await tellCoordinators(ctx, incoming, target);
    return { done: 'vouch' };
  },
};
