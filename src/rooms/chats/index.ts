export { asEvents } from './asEvents.ts';
export { mailDigests, mailQuestions } from './byMail/mailChats.ts';
export { mailedToday, worthTelling } from './byMail/worthTelling.ts';
export { comersOf } from './reading/comersOf.ts';
export { askQuestion, closeRoom, giveLead, openRoom } from './leading/host.ts';
export { comeAsHost, stepIn } from './leading/comeAsHost.ts';
export { slowDown } from './leading/slowDown.ts';
export { leadSessions, nextToLead } from './leading/leadSessions.ts';
export { likeMessage } from './likes/likeMessage.ts';
export { tellLikes } from './likes/tellLikes.ts';
export { banFromRoom } from './moderation/banFromRoom.ts';
export { reportMessage } from './moderation/reportMessage.ts';
export { admitMessage, hideMessage, holdBackMessage } from './moderation/moderate.ts';
export { messageVersion, putWordsBack, takeOut } from './moderation/takeOut.ts';
export { announceChat, cancelChat, moveSession } from './planning/announce.ts';
export { changeChat } from './planning/change.ts';
export type { ChatTexts } from './planning/change.ts';
export { MOST_HOSTS, setHosts } from './planning/hosts.ts';
export { listUnready } from './planning/listUnready.ts';
export { rehearse } from './planning/rehearse.ts';
export { planChat } from './planning/plan.ts';
export type { WrittenQuestion } from './planning/script.ts';
export { writeScript } from './planning/script.ts';
export { hostsVersion, hourVersion, scriptVersion, textsVersion } from './planning/versions.ts';
export {
  chatById,
  chatsById,
  hostsOf,
  publicChat,
  rehearsalFor,
  roomNow,
  scriptOf,
} from './reading/chatOf.ts';
export type { Chat, Question, Session } from './reading/chatOf.ts';
export { noteCame, noteLeft, nameHere, noteCrowd } from './live/crowd.ts';
export { besideRoom } from './reading/besideRoom.ts';
export type { BesideRoom } from './reading/besideRoom.ts';
export { besideHours } from './reading/besideHours.ts';
export { chatsForCalendars } from './reading/forCalendars.ts';
export { comingChats, countedChats, pastChats, plannedChats } from './reading/listChats.ts';
export { nextChat } from './reading/nextChat.ts';
export type { NextChat } from './reading/nextChat.ts';
export {
  lastMessages,
  lastNumber,
  messageAround,
  messageById,
  messageNumbered,
  newsOf,
  pseudonymIn,
  signedLast,
} from './reading/messages.ts';
export type { DrawnMessage } from './reading/messages.ts';
export { searchMessages } from './reading/searchMessages.ts';
export type { FoundMessage } from './reading/searchMessages.ts';
export { planOf } from './reading/planOf.ts';
export type { ChatPlan, DeskMessage } from './reading/planOf.ts';
export { besideRecord } from './record/besideRecord.ts';
export { figuresOf } from './record/figuresOf.ts';
export type { ChatFigures } from './record/figuresOf.ts';
export { recordOf } from './record/recordOf.ts';
export type { RecordPart, RecordedMessage } from './record/recordOf.ts';
export { recordedWords } from './record/recordedWords.ts';
export type { RecordedWords } from './record/recordedWords.ts';
export { chatSummary, chatSummaryBefore, summariseChat } from './record/summariseChat.ts';
export {
  HOST_ROLES,
  LEADING_ROLES,
  LENGTHS,
  LIMITS,
  MOST_QUESTIONS,
  OPENS_EARLY,
  SLOW,
  isOff,
  pinnedUntil,
} from './rules.ts';
export { wishByMail, wishReminders } from './telling/wish.ts';
export { amendMessage } from './writing/amendMessage.ts';
export { openTagged } from './reading/openTagged.ts';
export { confirmMessage } from './writing/confirmMessage.ts';
export { takesLate } from './writing/messagePlaceOf.ts';
export { messagePicture } from './writing/picture.ts';
export { writeMessage } from './writing/writeMessage.ts';
export { withdrawMessage } from './writing/withdrawMessage.ts';
