import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import type { QuestionText, QuestionType } from '../../forms/index.ts';

interface NewQuestion {
  step: number;
  position: number;
  role: string | null;
  type: QuestionType;
  text: QuestionText;
}

interface NewVersion {
  question: number;
  version: number;
  text: QuestionText;
}

interface Binding {
  question: number;
  version: number;
  step: number;
  position: number;
}

/** A new question in its first version, bound to a round at a place. Returns its id. */
export async function insertQuestion(
  ctx: Ctx,
  input: NewQuestion & { programme: number; round: number; by: number | null },
): Promise<number> {
  const [id] = await insertQuestions(ctx, { ...input, questions: [input] });
  return id!;
}

/** New questions in their first versions, bound to a round, each at its place. Returns their ids in the same order. */
export async function insertQuestions(
  ctx: Ctx,
  input: { programme: number; round: number; questions: readonly NewQuestion[]; by: number | null },
): Promise<number[]> {
  const { programme, round, questions, by } = input;
  if (questions.length === 0) return [];
  const rows = await ctx.db
    .insertInto('question')
    .values(
      questions.map(({ role, type }) => ({
        programme_id: programme,
        role,
        type,
        created_at: ctx.clock.now(),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  await insertVersions(ctx, {
    programme,
    versions: questions.map(({ text }, index) => ({ question: ids[index]!, version: 1, text })),
    by,
  });
  await bindQuestions(ctx, {
    programme,
    round,
    questions: questions.map(({ step, position }, index) => ({
      question: ids[index]!,
      version: 1,
      step,
      position,
    })),
  });
  return ids;
}

export async function insertVersion(
  ctx: Ctx,
  input: NewVersion & { programme: number; by: number | null },
): Promise<void> {
  await insertVersions(ctx, { programme: input.programme, versions: [input], by: input.by });
}

async function insertVersions(
  ctx: Ctx,
  input: { programme: number; versions: readonly NewVersion[]; by: number | null },
): Promise<void> {
  await ctx.db
    .insertInto('question_version')
    .values(
      input.versions.map(({ question, version, text }) => ({
        programme_id: input.programme,
        question_id: question,
        version,
        label: json(text.label),
        help: json(text.help),
        options: json([...text.options]),
        required: text.required,
        shown_to_partner: text.shownToPartner,
        max_length: text.maxLength,
        created_at: ctx.clock.now(),
        created_by: input.by,
      })),
    )
    .execute();
}

export async function bindQuestion(
  ctx: Ctx,
  input: Binding & { programme: number; round: number },
): Promise<void> {
  await bindQuestions(ctx, { programme: input.programme, round: input.round, questions: [input] });
}

async function bindQuestions(
  ctx: Ctx,
  input: { programme: number; round: number; questions: readonly Binding[] },
): Promise<void> {
  await ctx.db
    .insertInto('round_question')
    .values(
      input.questions.map(({ question, version, step, position }) => ({
        programme_id: input.programme,
        round_id: input.round,
        question_id: question,
        version,
        step,
        position,
      })),
    )
    .execute();
}
