import { readPayload } from '../../lib/shape.ts';
import type { Shape } from '../../lib/shape.ts';
import type { MailData, MailKind, MailShapes } from '../../rooms/kinds.ts';
import type { ExamplePlay } from '../examples/exampleScene.ts';
import { answersMails } from './answers/brings.ts';
import { answersKinds } from './answers/kinds.ts';
import { applicationMails } from './application/brings.ts';
import { applicationKinds } from './application/kinds.ts';
import { byMailMails } from './byMail/brings.ts';
import { byMailKinds } from './byMail/kinds.ts';
import { discussionMails } from './discussion/brings.ts';
import { discussionKinds } from './discussion/kinds.ts';
import { importMails } from './import/brings.ts';
import { importKinds } from './import/kinds.ts';
import { inboxMails } from './inbox/brings.ts';
import { inboxKinds } from './inbox/kinds.ts';
import { meetingMails } from './meetings/brings.ts';
import { meetingKinds } from './meetings/kinds.ts';
import { operatorMails } from './operator/brings.ts';
import { operatorKinds } from './operator/kinds.ts';
import { agreementMails } from './partners/agreement/brings.ts';
import { agreementKinds } from './partners/agreement/kinds.ts';
import { concernsMails } from './concerns/brings.ts';
import { concernsKinds } from './concerns/kinds.ts';
import { partnersMails } from './partners/brings.ts';
import { partnersKinds } from './partners/kinds.ts';
import { peopleMails } from './people/brings.ts';
import { peopleKinds } from './people/kinds.ts';
import { programmeMails } from './programme/brings.ts';
import { programmeKinds } from './programme/kinds.ts';
import { readersMails } from './readers/brings.ts';
import { readersKinds } from './readers/kinds.ts';
import { duplicatesMails } from './duplicates/brings.ts';
import { duplicatesKinds } from './duplicates/kinds.ts';
import { callMails } from './calls/brings.ts';
import { callKinds } from './calls/kinds.ts';
import { chatMails } from './chats/brings.ts';
import { chatKinds } from './chats/kinds.ts';
import { topicMails } from './topics/brings.ts';
import { topicKinds } from './topics/kinds.ts';
import type { MailBrought } from './brings.ts';
import type { Mail, MailDefinition } from './define.ts';

/** All kinds of mail, as the folders beside this file bring them. */
const all: { readonly [K in MailKind]: MailBrought<K> } = {
  ...programmeMails,
  ...chatMails,
  ...topicMails,
  ...applicationMails,
  ...peopleMails,
  ...duplicatesMails,
  ...byMailMails,
  ...concernsMails,
  ...partnersMails,
  ...agreementMails,
  ...meetingMails,
  ...callMails,
  ...operatorMails,
  ...importMails,
  ...discussionMails,
  ...inboxMails,
  ...readersMails,
  ...answersMails,
};

/** The data of each kind. */
const shapes: MailShapes & Readonly<Record<MailKind, Shape>> = {
  ...programmeKinds,
  ...chatKinds,
  ...topicKinds,
  ...applicationKinds,
  ...peopleKinds,
  ...duplicatesKinds,
  ...byMailKinds,
  ...concernsKinds,
  ...partnersKinds,
  ...agreementKinds,
  ...meetingKinds,
  ...callKinds,
  ...operatorKinds,
  ...importKinds,
  ...discussionKinds,
  ...inboxKinds,
  ...readersKinds,
  ...answersKinds,
};

/** The data of a mail from a row of the outbox, in the form of its kind. */
export function readMail<K extends MailKind>(kind: K, stored: unknown): MailData<K> {
  return readPayload<Shape>(shapes[kind], stored) as MailData<K>;
}

function read<K extends MailKind>(kind: K): Mail {
  const { answer, attach, calendar, compose, ...terms }: MailDefinition<K> = all[kind].mail;
  return {
    ...terms,
    ...(answer ? { answer: (stored) => answer(readMail(kind, stored)) } : {}),
    ...(attach ? { attach: (ctx, programme, stored) => attach(ctx, programme, readMail(kind, stored)) } : {}),
    ...(calendar
      ? { calendar: (tools, stored, parties) => calendar(tools, readMail(kind, stored), parties) }
      : {}),
    compose: (tools, stored) => compose(tools, readMail(kind, stored)),
  };
}

export const mails: ReadonlyMap<string, Mail> = new Map(
  (Object.keys(all) as MailKind[]).map((kind) => [kind, read(kind)]),
);

export function mailOf(kind: MailKind | string): Mail {
  const mail = mails.get(kind);
  if (!mail) throw new Error(`no mail of kind ${kind}`);
  return mail;
}

/** Makes happen what a kind of mail tells, and returns the mail's data. */
export const exampleOf = <K extends MailKind>(kind: K): ExamplePlay<K> => all[kind].example;
