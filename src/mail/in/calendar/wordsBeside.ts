import type { CalendarAnswer } from '../../../lib/calendar/read/readAnswers.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { Incoming } from '../handlers.ts';

/**
 * The words somebody wrote beside the answer of their calendar; '' for none. Programs put them into the calendar (COMMENT). The mail around
 * it is usually a sentence of the program, which names the person or repeats the subject.
 */
export function wordsBeside(
  { message, sender, automatic }: Incoming,
  answers: readonly CalendarAnswer[],
): string {
  const comments = [...new Set(answers.map(({ comment }) => comment.trim()))].filter((one) => one !== '');
  if (comments.length > 0) return comments.join('\n\n');
  const own = automatic ? '' : message.words.own.trim();
  const [first = ''] = own.split('\n');
  const names = [sender.name, sender.address, sender.person?.name, sender.person && callOf(sender.person)];
  const isOfProgram = [message.subject, ...names].some(
    (one) => one && first.toLowerCase().includes(one.toLowerCase()),
  );
  return isOfProgram ? '' : own;
}
