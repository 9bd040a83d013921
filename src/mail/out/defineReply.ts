import type { MailKind } from '../../rooms/kinds.ts';
import type { MailDefinition, Of } from './define.ts';

const REPLY = { category: null, readable: true, many: false, urgent: true, answers: true } as const;

/** A mail sent at once in answer to a word by mail: no machine may answer it again. */
export function defineReply<K extends MailKind>(mail: Of<K, keyof typeof REPLY>): MailDefinition<K> {
  return { ...REPLY, ...mail };
}

const PRIVATE_REPLY = { ...REPLY, readable: false } as const;

/** The same between partners: no volunteer reads it in the outbox. */
export function definePrivateReply<K extends MailKind>(
  mail: Of<K, keyof typeof PRIVATE_REPLY>,
): MailDefinition<K> {
  return { ...PRIVATE_REPLY, ...mail };
}
