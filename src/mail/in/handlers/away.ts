import type { MailData } from '../../../rooms/kinds.ts';
import { endAbsence, dayOfNumber, todayOf } from '../../../rooms/partnerships/index.ts';
import { readAnswer, tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import { dayIn } from '../byMail/readAway.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { asksForBreak } from '../byMail/readCommand.ts';
import { obeyCommand } from '../byMail/obeyCommand.ts';
import { noteAbsence } from '../byMail/sayAbsence.ts';
import type { Handler } from '../handlers.ts';
import { toInbox } from './inbox.ts';

/**
 * The answer to "until when are you away?": a day, or yes to the day that the question named (the address's subject, 20270301; 0 for none).
 * No takes the absence back, and the word for a break needs no day. For any other answer, the question goes out once more, and people read
 * the answer.
 */
export const awayHandler: Handler = {
  kind: 'away',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const person = incoming.sender.person!.id;
    const here = await todayOf(ctx, programme, person);
    if (!here) return { tray: 'person-gone' };
    const say = (data: MailData<'absence'>) =>
      continueConversation(ctx, incoming, { programme, person, kind: 'absence', data });
    const { own } = incoming.message.words;
    if (asksForBreak(own)) {
      await say(await noteAbsence(ctx, { programme, person, until: null }));
      return { done: 'away' };
    }
    const day = dayIn(own, here.today);
    if (day) {
      await say(await noteAbsence(ctx, { programme, person, until: day.until }));
      return day.more ? tellCoordinators(ctx, incoming, target) : { done: 'away' };
    }
    const said =
      subject === 0
        ? await readAnswer(ctx, incoming, target)
        : await yesOrNo(ctx, incoming, { ...target, person });
    if (said !== null && typeof said === 'object') return said;
    if (said === 'no') {
      const was = await endAbsence(ctx, { programme, person });
      await say({ step: was ? 'over' : 'not-away' });
      return { done: 'away' };
    }
    if (said === 'yes' && subject !== 0) {
      await say(await noteAbsence(ctx, { programme, person, until: dayOfNumber(subject) }));
      return { done: 'away' };
    }
    // This mail, too, may be answered with one of the words that our mails name, such as HELP.
    if ((await obeyCommand(ctx, incoming, { ...target, kind: 'inbox', subject: 0 })) === 'all')
      return { done: 'command' };
    await say({ step: 'question', problem: 'unread' });
    // The mail that asks once more already says that somebody reads the answer.
    if (said === null && own.trim() !== '')
      await toInbox(ctx, incoming, { ...target, kind: 'inbox', subject: 0 }, { isAnswered: true });
    return { done: 'away' };
  },
};
