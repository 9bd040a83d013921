import { by, promise, words } from './marks.ts';
import type { Marks } from './marks.ts';
import { REPLIES } from './shared.ts';

const LINK = by(
  'src/web/chats/room.test.ts',
  'somebody nobody knows gives an address, opens the mailed link, and waits for a host',
);
const FORGOTTEN = by(
  'src/rooms/chats/forgetMessages.test.ts',
  'what nobody confirmed goes after a month; what was hidden loses its words',
);

const ADMITTED = by(
  'src/web/workbench/chats/moderate.test.ts',
  'a host lets a message in that waits, hides one with a reason that its writer is told, and both can be undone',
);
const SHORTENED = by(
  'src/web/workbench/chats/moderate.test.ts',
  'a host takes words out of a message, in the room and the record at once; its writer is told why, and it can be undone',
);

/** Live chats. */
export const chats = {
  'mail.chat-message-confirm.about': words,
  'mail.chat-message-confirm.body': promise('d615', LINK),
  'mail.chat-message-confirm.button': words,
  'mail.chat-message-confirm.not-you': promise('0213', FORGOTTEN),
  'mail.chat-message-confirm.subject': words,
  'mail.chat-message-moderated.about': words,
  'mail.chat-message-moderated.admitted': promise('3d81', ADMITTED),
  'mail.chat-message-moderated.answer': promise('c49a', REPLIES),
  'mail.chat-message-moderated.hidden': promise('06ef', ADMITTED),
  'mail.chat-message-moderated.open': words,
  'mail.chat-message-moderated.shortened': promise('6bce', SHORTENED),
  'mail.chat-message-moderated.subject': words,
  'note.chat-held': promise('824c', LINK),
  'note.chat-shown': words,
  'note.chat-unconfirmed': promise('ba8c', LINK),
} satisfies Marks;
