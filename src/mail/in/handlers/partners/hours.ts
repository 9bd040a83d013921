import { giveHours, hoursQuestion } from '../../../../rooms/applications/index.ts';
import type { Ctx } from '../../../../rooms/ctx.ts';
import { readInWords } from '../../../../rooms/forms/index.ts';
import type { MailData } from '../../../../rooms/kinds.ts';
import { metPartnerships } from '../../../../rooms/partnerships/index.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { obeyCommand } from '../../byMail/obeyCommand.ts';
import { withoutSignOff } from '../../byMail/signOff.ts';
import { tellCoordinators } from '../../byMail/yesOrNo.ts';
import type { Handler, Incoming } from '../../handlers.ts';
import { hasAttachments } from '../../pictures.ts';
import { toInbox } from '../inbox.ts';

/**
 * The answer to "when in your week do you have time?": days and hours, or names of them. When part of it names no hour, the question goes
 * out once more, and people read the answer.
 */
export const hoursHandler: Handler = {
  kind: 'hours',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const say = (data: Omit<MailData<'free-hours'>, 'partnership'>) =>
      continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'free-hours',
        data: { partnership, ...data },
      });
    const own = (await metPartnerships(ctx, programme, person)).find(({ id }) => id === partnership);
    const read = own ? await hoursIn(ctx, incoming, { programme, round: own.round }) : null;
    // Once the partnership is over, people read the mail.
    if (!own || read === 'not-asked') return tellCoordinators(ctx, incoming, target);
    if (read !== null && 'hours' in read) {
      const actor = { kind: 'person', id: person } as const;
      const { hours } = read;
      const done = await giveHours(ctx, { programme, actor, round: own.round, person, hours });
      if (!done.ok) return tellCoordinators(ctx, incoming, target);
      await say({ step: 'noted' });
      return hasAttachments(incoming.message) ? tellCoordinators(ctx, incoming, target) : { done: 'hours' };
    }
    // This mail, too, may be answered with one of the words that our mails name, such as HELP.
    const toUs = { ...target, kind: 'inbox', subject: 0 };
    const obeyed = await obeyCommand(ctx, incoming, toUs);
    if (obeyed === 'all') return { done: 'command' };
    if (obeyed === 'wrong') return toInbox(ctx, incoming, toUs, { isAnswered: true, isWrong: true });
    await say({ step: 'question', unread: read?.unread ?? '' });
    // The mail that asks once more already says that somebody reads the answer.
    if (read) await toInbox(ctx, incoming, toUs, { isAnswered: true });
    return { done: 'hours' };
  },
};

/** The half hours of a week that an answer names, and the part that names none; null for an empty answer. */
async function hoursIn(
  ctx: Ctx,
  { message, sender }: Incoming,
  { programme, round }: { programme: number; round: number },
): Promise<{ hours: string } | { unread: string } | 'not-asked' | null> {
  const question = await hoursQuestion(ctx, programme, round);
  if (!question) return 'not-asked';
  const names = [sender.name, sender.person?.name ?? '', sender.person?.called ?? ''];
  const read = readInWords(question, withoutSignOff(message.words.own, names), [question]);
  if (!read.ok) return { unread: read.piece };
  return typeof read.value === 'string' ? { hours: read.value } : null;
}
