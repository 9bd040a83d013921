import type { Ctx } from '../../../rooms/ctx.ts';
import { applicationsOf, fillInByMail } from '../../../rooms/applications/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { toInbox } from '../handlers/inbox.ts';
import { withoutSecrets } from '../wordsOfMail.ts';
import type { Incoming } from '../handlers.ts';
import { askForConsent } from './askForConsent.ts';
import { saidBeside } from './saidBeside.ts';
import { continueConversation } from './continueConversation.ts';
import { readBeside, readForm, readSlots } from './readForm.ts';

interface Round {
  programme: number;
  round: number;
}

/** The answers to a round's form in a mail, by question; with `inSlots`, only those behind the form's own marks. */
export async function answersIn(
  ctx: Ctx,
  { message, sender }: Incoming,
  { programme, round }: Round,
  { inSlots = false }: { inSlots?: boolean } = {},
): Promise<Map<number, string>> {
  const { questions, asked } = await askedIn(ctx, { programme, round });
  const names = [sender.name, sender.person?.name ?? '', sender.person?.called ?? ''];
  const found = (inSlots ? readSlots : readForm)(message.words.lines, asked, names);
  return new Map([...found].map(([number, text]) => [questions[number - 1]!.id, text]));
}

async function askedIn(ctx: Ctx, { programme, round }: Round) {
  const questions = (await questionsOf(ctx, programme, round)).flatMap((step) => step.questions);
  const asked = questions.map(({ label, role }) => ({
    labels: Object.values(label),
    isName: role === 'name',
  }));
  return { questions, asked };
}

/**
 * Lets the coordinators read what somebody wrote beside the answers, for example above them. They do not see the answers: some are for the
 * matcher alone.
 */
async function passOnBeside(ctx: Ctx, incoming: Incoming, { programme, round }: Round): Promise<void> {
  const { message } = incoming;
  const said = saidBeside(readBeside(message.words.lines, (await askedIn(ctx, { programme, round })).asked));
  if (said === '') return;
  const words = { ...message.words, own: said, kept: withoutSecrets(said), whole: withoutSecrets(said) };
  const person = incoming.sender.person!.id;
  await toInbox(ctx, { ...incoming, message: { ...message, words } }, inbox(programme, person));
}

/**
 * Takes a person's answers to the form and mails them the next step: what is missing, the question whether they agree, or their standing.
 * An unreadable answer to an optional question blocks nothing; the mail says which one and how to send it. False when the person has no
 * application to go on with.
 */
export async function fillInFromMail(
  ctx: Ctx,
  incoming: Incoming,
  { programme, round, texts }: Round & { texts: ReadonlyMap<number, string> },
): Promise<boolean> {
  const person = incoming.sender.person!.id;
  const actor = { kind: 'person', id: person } as const;
  const taken = await fillInByMail(ctx, { programme, actor, person, round, texts });
  const who = { programme, person };
  if (!taken.ok) {
    const [latest] = await applicationsOf(ctx, programme, person);
    if (!latest) return false;
    await continueConversation(ctx, incoming, { ...who, kind: 'standing', data: { application: latest.id } });
    // An answer that came too late is stored nowhere else.
    if (texts.size > 0) await toInbox(ctx, incoming, inbox(programme, person), { isAnswered: true });
    return true;
  }
  if (texts.size > 0) await passOnBeside(ctx, incoming, { programme, round });
  const { application, problems, unread } = taken;
  const isDraft = application.state === 'draft';
  if (problems.length === 0 && isDraft)
    await askForConsent(ctx, incoming, { ...who, application: application.id, unread });
  else if (problems.length + unread.length > 0)
    await continueConversation(ctx, incoming, {
      ...who,
      kind: 'application-form',
      data: { round, problems: [...problems, ...unread] },
    });
  else
    await continueConversation(ctx, incoming, {
      ...who,
      kind: 'standing',
      data: { application: application.id },
    });
  return true;
}

const inbox = (programme: number, person: number): Target => ({
  kind: 'inbox',
  programme,
  person,
  subject: 0,
});
