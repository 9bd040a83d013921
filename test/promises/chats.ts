import { by, promise, words } from './marks.ts';
import type { Marks } from './marks.ts';

const LINK = by(
  'src/web/chats/room.test.ts',
  'somebody nobody knows gives an address, opens the mailed link, and waits for a host',
);
const FORGOTTEN = by(
  'src/rooms/chats/forgetMessages.test.ts',
  'what nobody confirmed goes after a month; what was hidden loses its words',
);

/** Live chats. */
export const chats = {
  'mail.chat-message-confirm.about': words,
  'mail.chat-message-confirm.body': promise('d615', LINK),
  'mail.chat-message-confirm.button': words,
  'mail.chat-message-confirm.not-you': promise('0213', FORGOTTEN),
  'mail.chat-message-confirm.subject': words,
  'note.chat-held': promise('824c', LINK),
  'note.chat-shown': words,
  'note.chat-unconfirmed': promise('ba8c', LINK),
} satisfies Marks;
