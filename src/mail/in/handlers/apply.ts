import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { takeWrittenAnswers } from '../../../rooms/applications/index.ts';
import { programmeById, questionsOf } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../addresses.ts';
import { tellCoordinators } from '../by-mail/answers.ts';
import { askForConsent } from '../by-mail/askForConsent.ts';
import { goOn } from '../by-mail/goOn.ts';
import { readForm } from '../by-mail/readForm.ts';
import { sendForm } from '../by-mail/sendForm.ts';
import { toInbox } from './inbox.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { wordsOf } from '../words.ts';

/**
 * The application by mail: `apply@…` (or `apply+far-shelves@…` where several programmes share a domain) sends the form to whoever asks;
 * an answer to the form, at the address in it, is read question by question and answered with what is still missing.
 */
export const applyHandler: Handler = {
  kind: 'apply',
  needsSender: true,
  reads: async (ctx, { local, domain }) => {
    const word = /^apply(?:[+-]([a-z0-9-]+))?$/.exec(local);
    if (!word) return null;
    const slug = word[1];
    const programmes = await ctx.db
      .selectFrom('programme')
      .select(['id', 'slug'])
      .where('archived_at', 'is', null)
      .where('contact_address', 'like', `%@${domain.replaceAll(/[%_\\]/g, '\\$&')}`)
      .limit(50)
      .execute();
    const found = slug === undefined ? programmes : programmes.filter((one) => one.slug === slug);
    return found.length === 1 && found[0]
      ? { kind: 'apply', programme: found[0].id, person: null, subject: 0 }
      : null;
  },
  handle: async (ctx, incoming, target) => {
    if (target.person !== null) return takeAnswers(ctx, incoming, target);
    const form = await sendForm(ctx, incoming, target, null);
    if (form === 'sent') return { done: 'apply' };
    const { source_locale: locale } = await programmeById(ctx, target.programme);
    const asks = form === 'closed' ? { asksToApplyIn: locale } : {};
    return toInbox(ctx, incoming, { ...target, kind: 'inbox' }, asks);
  },
};

async function takeAnswers(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome> {
  const { programme, subject: round } = target;
  const person = incoming.sender.person!;
  const { message } = incoming;
  const questions = (await questionsOf(ctx, programme, round)).flatMap((step) => step.questions);
  const found = readForm(
    message,
    questions.map(({ label }) => ({ labels: Object.values(label) })),
  );
  const texts = new Map([...found].map(([number, text]) => [questions[number - 1]!.id, text]));
  const actor = { kind: 'person', id: person.id } as const;
  const taken = await takeWrittenAnswers(ctx, { programme, actor, person: person.id, round, texts });
  if (!taken.ok) {
    const application = await latestApplication(ctx, programme, person.id);
    if (application === null) return tellCoordinators(ctx, incoming, target);
    const standing = { kind: 'standing', data: { application } } as const;
    await goOn(ctx, incoming, { programme, person: person.id, ...standing });
    return { done: 'apply' };
  }
  const { application, problems } = taken;
  const who = { programme, person: person.id };
  if (problems.length > 0)
    await goOn(ctx, incoming, { ...who, kind: 'application-form', data: { round, problems } });
  else if (application.state === 'draft')
    await askForConsent(ctx, incoming, { ...who, application: application.id });
  else await goOn(ctx, incoming, { ...who, kind: 'standing', data: { application: application.id } });
  // A question instead of answers is for people to answer.
  if (found.size === 0 && wordsOf(message).own.trim() !== '') await tellCoordinators(ctx, incoming, target);
  return { done: 'apply' };
}

async function latestApplication(ctx: Ctx, programme: number, person: number): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
