import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { giveConsent, personById } from '../../people/index.ts';
import { phaseOf, questionsOf, roundById } from '../../programmes/index.ts';
import type { AnswerProblem } from '../../forms/index.ts';
import { changeState } from '../changeState.ts';
import { missingFrom } from '../../forms/index.ts';
import { answersOf, applicationById } from '../queries.ts';
import type { Application } from '../queries.ts';
import { dropKept } from '../keeping/keepAnswers.ts';
import { writePerson } from './writePerson.ts';

/** Missing or invalid answers that keep an application from being sent in, in the order of the form. */
export async function missingAnswers(
  ctx: Pick<Ctx, 'db'>,
  application: Pick<Application, 'programme_id' | 'id' | 'round_id'>,
): Promise<AnswerProblem[]> {
  const steps = await questionsOf(ctx, application.programme_id, application.round_id);
  const answers = await answersOf(ctx, application.programme_id, application.id);
  return missingFrom(
    steps.flatMap((step) => step.questions),
    answers,
  );
}

/**
 * Sends an application in, with the three consents. It is confirmed at once if its address is; otherwise a link for confirming it is
 * mailed. Sending it in again changes nothing.
 */
export async function submit(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    application: number;
    consents: { adult: boolean; conduct: boolean; privacy: boolean };
  },
): Promise<
  | { ok: true; state: 'submitted' | 'confirmed' }
  | { ok: false; reason: 'closed' | 'consents' }
  | { ok: false; reason: 'answers'; missing: AnswerProblem[] }
> {
  const { programme, actor, consents } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await applicationById(ctx, programme, input.application);
    if (!application) return { ok: false, reason: 'closed' };
    if (application.state === 'submitted' || application.state === 'confirmed')
      return { ok: true, state: application.state };
    const round = await roundById(ctx, programme, application.round_id);
    if (application.state !== 'draft' || phaseOf(round, ctx.clock.now()) !== 'open')
      return { ok: false, reason: 'closed' };
    const missing = await missingAnswers(ctx, application);
    if (missing.length > 0) return { ok: false, reason: 'answers', missing };
    if (!consents.adult || !consents.conduct || !consents.privacy) return { ok: false, reason: 'consents' };
    const person = await personById(ctx, programme, application.person_id);
    if (!person) return { ok: false, reason: 'closed' };
    await giveConsent(ctx, {
      programme,
      person: person.id,
      actor,
      kinds: ['adult', 'conduct', 'privacy'],
    });
    await writePerson(ctx, { programme, application: application.id, sentIn: true });
    const state = person.address_confirmed_at ? 'confirmed' : 'submitted';
    const changed = await changeState(ctx, {
      programme,
      actor,
      application: application.id,
      from: 'draft',
      to: state,
    });
    if (!changed.ok) return { ok: false, reason: 'closed' };
    await dropKept(ctx, programme, person.id);
    await ctx.db
      .updateTable('application')
      .set({ submitted_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', application.id)
      .execute();
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: state === 'confirmed' ? 'application-received' : 'application-confirm',
        occasion: `application:${application.id}`,
        person: person.stands_for ?? person.id,
        data: { application: application.id },
      },
    ]);
    return { ok: true, state };
  });
}
