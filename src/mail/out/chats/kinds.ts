import { maybe, number, oneOf, text, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** A chat in one of its versions (`sequence`). */
const ofChat = { chat: number, sequence: number };

/** The fate of an answer by mail. */
const BECAME = ['shown', 'held'] as const;
/** Why an answer that came by mail could not join a chat. */
export const CHAT_TROUBLES = ['banned', 'closed', 'empty', 'gone', 'often', 'too-long'] as const;
export type ChatTrouble = (typeof CHAT_TROUBLES)[number];

/** The data of each of these mails. */
export const chatKinds = {
  'chat-announced': ofChat,
  'chat-answer': { message: number, became: oneOf(BECAME, 'shown'), leftOut: maybe(yes) },
  'chat-cancelled': ofChat,
  'chat-host': { chat: number, session: number, what: oneOf(['named', 'next'], 'named') },
  'chat-digest': { chat: number },
  'chat-message-confirm': { message: number },
  'chat-message-moderated': { message: number, what: oneOf(['admitted', 'hidden', 'shortened'], 'hidden') },
  'chat-moved': ofChat,
  'chat-question': { chat: number, question: number },
  // A session that begins at this instant.
  'chat-reminder': { chat: number, session: number, step: oneOf(['day', 'soon'], 'day'), at: text },
  'chat-shifted': { ...ofChat, session: number },
  'chat-trouble': { reason: oneOf(CHAT_TROUBLES, 'gone'), leftOut: maybe(yes) },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof chatKinds> {}
}
