import type { MailKind } from '../../rooms/ctx.ts';
import type { ExamplePlay } from '../examples/scene.ts';
import { answersMails } from './answers/brings.ts';
import { applicationMails } from './application/brings.ts';
import { byMailMails } from './byMail/brings.ts';
import { discussionMails } from './discussion/brings.ts';
import { importMails } from './import/brings.ts';
import { inboxMails } from './inbox/brings.ts';
import { operatorMails } from './operator/brings.ts';
import { partnersMails } from './partners/brings.ts';
import { peopleMails } from './people/brings.ts';
import { programmeMails } from './programme/brings.ts';
import { readersMails } from './readers/brings.ts';
import { topicMails } from './topics/brings.ts';
import type { MailBrought } from './brings.ts';
import type { MailDefinition } from './define.ts';

/** Every kind of mail there is, as the folders beside this file bring them. */
const all: Readonly<Record<MailKind, MailBrought>> = {
  ...programmeMails,
  ...topicMails,
  ...applicationMails,
  ...peopleMails,
  ...byMailMails,
  ...partnersMails,
  ...operatorMails,
  ...importMails,
  ...discussionMails,
  ...inboxMails,
  ...readersMails,
  ...answersMails,
};

export const mails: ReadonlyMap<string, MailDefinition> = new Map(
  Object.entries<MailBrought>(all).map(([kind, { mail }]) => [kind, mail]),
);

export function mailOf(kind: MailKind | string): MailDefinition {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`no mail of kind ${kind}`);
  return mail;
}

/** Brings about what a kind of mail tells, and answers its data. */
export const exampleOf = (kind: MailKind): ExamplePlay => all[kind].example;
