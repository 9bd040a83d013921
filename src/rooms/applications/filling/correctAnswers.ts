import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { checkAnswers, fillZone, leaveOldZone } from '../../forms/index.ts';
import type { AnswerProblem, CheckedAnswer, GivenAnswer, Question } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { questionsOf } from '../../programmes/index.ts';
import { answersOf, lockApplication } from '../queries.ts';
import { CORRECTABLE } from '../rules.ts';
import type { GivenAnswers } from './saveStep.ts';
import { writeAnswers } from './writeAnswers.ts';
import { writePersonFrom } from './writePerson.ts';

type Answers = ReadonlyMap<number, Pick<GivenAnswer, 'value'>>;
type Done =
  | { ok: true; count: number }
  | { ok: false; reason: 'state' | 'overtaken' }
  | { ok: false; reason: 'answers'; problems: AnswerProblem[] };

/** The questions that a coordinator may answer for somebody: all but the one about people they rule out, which is theirs alone. */
export const correctable = (questions: readonly Question[]): Question[] =>
  questions.filter(({ type }) => type !== 'exclusions');

/** The version of the answers to some questions. */
export const answersVersion = (questions: readonly Question[], answers: Answers): string =>
  versionOf(wordsOf(questions, answers));

const wordsOf = (questions: readonly Question[], answers: Answers) =>
  questions.map(({ id }) => [id, answers.get(id)?.value ?? null]);

/**
 * Corrects answers of an application for its person, who is told by mail which ones. Takes all of `given` or nothing. A missing answer may
 * stay missing. `base` is the `answersVersion` that the writer began with: nothing that somebody else saved meanwhile is overwritten.
 */
export async function correctAnswers(
  ctx: Ctx,
  input: GivenAnswers & { step: number; base?: string | undefined },
): Promise<Done> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const application = await lockApplication(ctx, programme, input.application);
    if (!application || !CORRECTABLE.includes(application.state)) return { ok: false, reason: 'state' };
    const all = (await questionsOf(ctx, programme, application.round_id)).flatMap((step) => step.questions);
    const asked = correctable(all).filter(({ step }) => step === input.step);
    const before = await answersOf(ctx, programme, application.id);
    const { answers, problems: found } = checkAnswers(asked, input.given, { all, leniently: false });
    const problems = found.filter(({ question, reason }) => reason !== 'required' || before.has(question.id));
    // A zone of the earlier country is dropped.
    const left = leaveOldZone(asked, answers, before);
    if (left?.required) problems.push({ question: left, reason: 'required' });
    fillZone(asked, answers, problems, ctx.clock.now());
    if (problems.length > 0) return { ok: false, reason: 'answers', problems };
    const changed = answers.filter(
      ({ question, value }) => !isDeepStrictEqual(value, before.get(question.id)?.value ?? null),
    );
    if (changed.length === 0) return { ok: true, count: 0 };
    if (isOvertaken(input.base, wordsOf(asked, before))) return { ok: false, reason: 'overtaken' };
    await change(ctx, { ...input, ...application, changed, before });
    return { ok: true, count: changed.length };
  });
}

/** Writes the answers, keeps the earlier ones, and tells the person which changed. */
async function change(
  ctx: Ctx,
  of: {
    programme: number;
    actor: Actor;
    id: number;
    person_id: number;
    round_id: number;
    changed: readonly CheckedAnswer[];
    before: ReadonlyMap<number, GivenAnswer>;
  },
): Promise<void> {
  const { programme, actor, id: application, person_id: person, changed, before } = of;
  await writeAnswers(ctx, { programme, application, person, answers: changed });
  await writePersonFrom(ctx, { programme, person, answers: changed });
  const questions = changed.map(({ question }) => question.id);
  const event = await record(ctx, {
    programme,
    actor,
    kind: 'answers-corrected',
    subject: ['application', application],
    round: of.round_id,
  });
  const rows = changed.map(({ question, value }) => {
    const old = before.get(question.id);
    return { question: question.id, version: old?.version, value: old?.value, became: value, at: old?.at };
  });
  await sql`
    insert into answer_before (programme_id, application_id, event_id, question_id, version, value, became, answered_at)
    select ${programme}, ${application}, ${event}, question, version, value, nullif(became, 'null'), at
    from jsonb_to_recordset(${json(rows)}) as given (question bigint, version int, value jsonb, became jsonb, at timestamptz)`.execute(
    ctx.db,
  );
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'answers-corrected',
      occasion: `event:${event}`,
      person,
      data: { application, questions },
    },
  ]);
}
