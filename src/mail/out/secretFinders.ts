import { messageText, quotedText } from '../../rooms/inbox/index.ts';
import { meetingLink } from '../../rooms/meetings/index.ts';
import { letterText } from '../../rooms/partnerships/index.ts';
import { codeOf } from '../../rooms/people/index.ts';
import type { SecretFinder, SecretKind } from './placeholders.ts';

/** The finders of secrets, which fill in placeholders of the outbox when a mail leaves. */
export const finders: Readonly<Record<SecretKind, SecretFinder>> = {
  code: codeOf,
  letter: letterText,
  meeting: meetingLink,
  message: messageText,
  quoted: quotedText,
};
