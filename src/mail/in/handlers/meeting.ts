import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { meetingById } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { keepDraft, partnershipOf } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { programmeById, roundById } from '../../../rooms/programmes/index.ts';
import type { CalendarAnswer } from '../../../lib/calendar/read/readAnswers.ts';
import type { MeetingTrouble } from '../../out/meetings/kinds.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { isToldWord, tellsWrong } from '../byMail/readCommand.ts';
import { tellCoordinators } from '../byMail/yesOrNo.ts';
import { answersIn, answersTo, isCalendar } from '../calendar/answersIn.ts';
import { answerFromCalendar, declinedTogether } from '../calendar/answerFromCalendar.ts';
import { wordsBeside } from '../calendar/wordsBeside.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { letterHandler } from './letter.ts';
import { answerMeetingInWords } from './meetingWords.ts';

/**
 * The answer to an invitation. The answer of a calendar program counts by its UID and only for the owner of the address; words beside it
 * wait until their writer says for whom they are. Without such an answer, a yes or no does the same, and anything else is a letter to the
 * partner.
 */
export const meetingHandler: Handler = {
  kind: 'meeting',
  tooLarge: () => ({ kind: 'letter-trouble', data: { reason: 'too-long', partnership: 0 } }),
  handle: async (ctx, incoming, target) => {
    const { programme } = target;
    const person = incoming.sender.person!;
    const meeting = await meetingById(ctx, programme, target.subject);
    const own = meeting && (await partnershipOf(ctx, programme, person.id, meeting.partnership));
    const all = answersIn(incoming.message);
    const answers = meeting ? answersTo(all, { uid: meeting.uid, address: person.address }) : [];
    if (meeting && own && answers.length > 0)
      return answerAll(ctx, incoming, { programme, meeting, own }, answers);
    if (incoming.automatic) return { left: 'calendar' };
    const written = withoutCalendars(incoming);
    // Ignore a calendar that says nothing of this meeting: the words around it are its program's, not a person's.
    if (all.length > 0 && wordsBeside(incoming, all) === '') return { left: 'calendar' };
    if (!meeting || !own) return tellCoordinators(ctx, written, target);
    return answerMeetingInWords(ctx, written, target, { meeting, own });
  },
};

async function answerAll(
  ctx: Ctx,
  incoming: Incoming,
  { programme, meeting, own }: { programme: number; meeting: Meeting; own: OwnPartnership },
  answers: readonly CalendarAnswer[],
): Promise<Outcome> {
  const { id: person, zone } = incoming.sender.person!;
  const round = await roundById(ctx, programme, own.round);
  const ends = round.dates.ends.dueAt;
  const by = { programme, person, zone: zone ?? (await programmeById(ctx, programme)).zone, ends };
  const troubles: MeetingTrouble[] = [];
  for (const said of declinedTogether(answers)) {
    // The previous answer may have changed the meeting.
    const now = (await meetingById(ctx, programme, meeting.id)) ?? meeting;
    const trouble = await answerFromCalendar(ctx, { ...by, meeting: now }, said);
    if (trouble) troubles.push(trouble);
  }
  const body = wordsBeside(incoming, answers);
  // The words that every mail of ours accepts, such as the one for trouble, count here, too.
  if (isToldWord(body) || tellsWrong(body))
    return letterHandler.handle(ctx, withWords(incoming, body), {
      kind: 'letter',
      programme,
      person,
      subject: own.id,
    });
  const from = { seen: null, keep: [] };
  const kept = body !== '' && (await keepDraft(ctx, { programme, person, partnership: own.id, body, from }));
  const letter = kept && kept.ok ? { letter: kept.draft } : {};
  const reason = troubles[0] ?? ('letter' in letter ? 'words' : null);
  if (reason === null) return { done: 'meeting' };
  const { id, askedSequence: sequence } = (await meetingById(ctx, programme, meeting.id)) ?? meeting;
  const data = { partnership: own.id, meeting: id, sequence, reason, ...letter };
  const isTold = await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'meeting-trouble',
    data,
  });
  return isTold ? { done: 'meeting' } : { tray: 'unanswered' };
}

const withWords = (incoming: Incoming, words: string): Incoming => {
  const { message } = incoming;
  return { ...incoming, message: { ...message, words: { ...message.words, own: words, kept: words } } };
};

/** The mail without its calendars: nobody attached these as files for a partner. */
const withoutCalendars = (incoming: Incoming): Incoming => ({
  ...incoming,
  message: {
    ...incoming.message,
    attachments: incoming.message.attachments.filter((one) => !isCalendar(one)),
  },
});
