import type { MailKind } from '../../rooms/ctx.ts';
import type { MailDefinition } from './define.ts';
import { datesChanged } from './dates-changed.ts';
import { roundCancelled } from './round-cancelled.ts';
import { signInCode } from './sign-in-code.ts';
import { topicMail } from './topic.ts';

const all: readonly MailDefinition[] = [datesChanged, roundCancelled, signInCode, topicMail];

/** Every kind of mail there is; one file each beside this one. */
export const mails: ReadonlyMap<string, MailDefinition> = new Map(all.map((mail) => [mail.kind, mail]));

export function mailOf(kind: MailKind | string): MailDefinition {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`no mail of kind ${kind}`);
  return mail;
}
