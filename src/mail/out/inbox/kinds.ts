import { maybe, number, oneOf, yes } from '../../../lib/shape.ts';
import type { Kinds } from '../../../rooms/kinds.ts';

/** The reason why an answer by mail, or a file attached to it, was not passed on. */
export const INBOX_TROUBLES = ['attachments', 'empty', 'often', 'too-long', 'unknown'] as const;
export type InboxTrouble = (typeof INBOX_TROUBLES)[number];

/** The data of each of these mails. */
export const inboxKinds = {
  // `quoted`: the message that it answers.
  'inbox-answer': { thread: number, message: number, quoted: maybe(number) },
  'inbox-notice': { thread: number, message: number },
  'inbox-received': { asksToApply: maybe(yes) },
  // About an answer in a conversation, or about a concern.
  'inbox-trouble': {
    reason: oneOf(INBOX_TROUBLES, 'unknown'),
    thread: maybe(number),
    concern: maybe(number),
  },
};

declare module '../../../rooms/kinds.ts' {
  interface MailShapes extends Kinds<typeof inboxKinds> {}
}
