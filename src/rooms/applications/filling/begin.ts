import { sql } from 'kysely';
import type { Actor, Ctx } from '../../ctx.ts';
import { inTransaction } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { carryOver } from '../../forms/index.ts';
import { answersOf, applicationById, applicationTo, applicationsOf } from '../queries.ts';
import type { Application } from '../queries.ts';
import { lastAnswers } from '../keeping/kept.ts';
import { writeAnswers } from './writeAnswers.ts';

/**
 * A person's application to a round: the existing one, or a new draft with last time's answers. Applying again after waiting in vain gives
 * priority.
 */
export async function beginApplication(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; person: number },
): Promise<Application> {
  const { programme, actor, round, person } = input;
  const there = await applicationTo(ctx, programme, round, person);
  if (there) return there;
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const earlier = await applicationsOf(ctx, programme, person);
    const written = await ctx.db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round,
        person_id: person,
        state: 'draft',
        state_at: now,
        priority: (await waitedInVain(ctx, programme, earlier)) ? 1 : 0,
        created_at: now,
      })
      .onConflict((c) => c.columns(['programme_id', 'round_id', 'person_id']).doNothing())
      .executeTakeFirst();
    const made = await applicationTo(ctx, programme, round, person);
    if (!made) throw new Error('the application is not there');
    // After two clicks at once, the first one does the rest.
    if (!written.numInsertedOrUpdatedRows) return made;
    await record(ctx, {
      programme,
      actor,
      kind: 'application-started',
      subject: ['application', made.id],
      round,
    });
    await prefill(ctx, { programme, application: made.id });
    return (await applicationById(ctx, programme, made.id)) ?? made;
  });
}

/** Whether a person's newest earlier round left them without a partner. */
async function waitedInVain(ctx: Ctx, programme: number, earlier: readonly Application[]): Promise<boolean> {
  const last = earlier.find(({ state }) => state !== 'draft' && state !== 'withdrawn');
  if (!last) return false;
  if (last.state === 'waiting') return true;
  const { rows } = await sql`
    select 1 from unmatched where programme_id = ${programme} and application_id = ${last.id}
    and not exists (select 1 from membership where programme_id = ${programme} and round_id = ${last.round_id}
      and person_id = ${last.person_id})`.execute(ctx.db);
  return rows.length > 0;
}

/**
 * Fills questions that are still unanswered with answers from the person's newest earlier application, or with those they asked to keep. A
 * question takes the answer to the same question, or to one with the same role. Answers that the form no longer takes are left out. Answers
 * how many were copied.
 */
export async function prefill(ctx: Ctx, input: { programme: number; application: number }): Promise<number> {
  const { programme } = input;
  const application = await applicationById(ctx, programme, input.application);
  if (!application) return 0;
  const earlier = (await applicationsOf(ctx, programme, application.person_id)).find(
    ({ id }) => id !== application.id,
  );
  if (!earlier) return 0;
  const questions = (await questionsOf(ctx, programme, application.round_id)).flatMap(
    (step) => step.questions,
  );
  const answers = carryOver(
    questions,
    await answersOf(ctx, programme, application.id),
    await lastAnswers(ctx, { programme, person: application.person_id, earlier: earlier.id }),
  );
  if (answers.length === 0) return 0;
  await writeAnswers(ctx, { programme, application: application.id, person: application.person_id, answers });
  await ctx.db
    .updateTable('application')
    .set({ copied_from: earlier.id })
    .where('programme_id', '=', programme)
    .where('id', '=', application.id)
    .execute();
  return answers.length;
}
