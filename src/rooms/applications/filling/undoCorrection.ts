import { isDeepStrictEqual } from 'node:util';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { AnswerValue } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { transition } from '../../mails/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { answersOf, lockApplication } from '../queries.ts';
import { CORRECTABLE } from '../rules.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writePersonFrom } from './writePerson.ts';

/**
 * Restores the answers that somebody had before a coordinator's correction, unless one has changed since or its question is gone. Drops the
 * mail about the correction if it has not left; otherwise another mail tells how the answers stand.
 */
export async function undoCorrection(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; undoes: number },
): Promise<{ ok: boolean }> {
  const { programme, actor, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await lockApplication(ctx, programme, input.application);
    if (!application || !CORRECTABLE.includes(application.state)) return { ok: false };
    const { id, person_id: person, round_id: round } = application;
    const kept = await ctx.db
      .selectFrom('answer_before')
      .select(['question_id', 'version', 'value', 'became'])
      .where('programme_id', '=', programme)
      .where('application_id', '=', id)
      .where('event_id', '=', undoes)
      .execute();
    const all = (await questionsOf(ctx, programme, round)).flatMap((step) => step.questions);
    const now = await answersOf(ctx, programme, id);
    const isAsLeft = kept.every(
      ({ question_id: question, became }) =>
        all.some((one) => one.id === question) && isDeepStrictEqual(now.get(question)?.value ?? null, became),
    );
    if (kept.length === 0 || !isAsLeft) return { ok: false };
    const answers = kept.map(({ question_id: question, version, value }) => {
      const own = all.find((one) => one.id === question)!;
      return {
        question: { ...own, version: version ?? own.version },
        value: value as AnswerValue | null,
      };
    });
    await writeAnswers(ctx, { programme, application: id, person, answers });
    await writePersonFrom(ctx, { programme, person, answers });
    const questions = kept.map(({ question_id: question }) => question);
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'answers-given-back',
      subject: ['application', id],
      round,
      undoes,
    });
    const unsent = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
      .where('programme_id', '=', programme)
      .where('kind', '=', 'answers-corrected')
      .where('occasion', '=', `event:${undoes}`)
      .returning('id')
      .execute();
    if (unsent.length === 0)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'answers-corrected',
          occasion: `event:${event}`,
          person,
          data: { application: id, questions },
        },
      ]);
    return { ok: true };
  });
}
