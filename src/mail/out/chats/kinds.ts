import { number, oneOf, text } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** A chat at one of its sequences. */
const ofChat = { chat: number, sequence: number };

/** The data of each of these mails. */
export const chatKinds = {
  'chat-announced': ofChat,
  'chat-cancelled': ofChat,
  'chat-host': { chat: number, session: number, what: oneOf(['named', 'next'], 'named') },
  'chat-message-confirm': { message: number },
  'chat-message-moderated': { message: number, what: oneOf(['admitted', 'hidden'], 'hidden') },
  'chat-moved': ofChat,
  // One session before it begins, at this instant.
  'chat-reminder': { chat: number, session: number, step: oneOf(['day', 'soon'], 'day'), at: text },
  'chat-shifted': { ...ofChat, session: number },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof chatKinds> {}
}
