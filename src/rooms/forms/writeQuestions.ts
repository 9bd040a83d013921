import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { FormOf, QuestionPlace } from './formTable.ts';
import type { QuestionText, QuestionType } from './question.ts';
import { askQuestions } from './writeForm.ts';

interface NewQuestion extends Omit<QuestionPlace, 'version'> {
  role: string | null;
  type: QuestionType;
  text: QuestionText;
}

interface NewVersion {
  question: number;
  version: number;
  text: QuestionText;
}

/** Adds new questions in their first versions to a form, each at its place. Returns their ids in the same order. */
export async function insertQuestions(
  ctx: Ctx,
  form: FormOf,
  questions: readonly NewQuestion[],
  by: number | null,
): Promise<number[]> {
  const { programme } = form;
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
  await insertVersions(
    ctx,
    programme,
    questions.map(({ text }, index) => ({ question: ids[index]!, version: 1, text })),
    by,
  );
  await askQuestions(
    ctx,
    form,
    questions.map(({ step, position }, index) => ({ question: ids[index]!, version: 1, step, position })),
  );
  return ids;
}

/** Adds another version of a question's text; each form decides which version it asks. */
export async function insertVersion(
  ctx: Ctx,
  programme: number,
  version: NewVersion,
  by: number | null,
): Promise<void> {
  await insertVersions(ctx, programme, [version], by);
}

async function insertVersions(
  ctx: Ctx,
  programme: number,
  versions: readonly NewVersion[],
  by: number | null,
): Promise<void> {
  await ctx.db
    .insertInto('question_version')
    .values(
      versions.map(({ question, version, text }) => ({
        programme_id: programme,
        question_id: question,
        version,
        label: json(text.label),
        help: json(text.help),
        options: json([...text.options]),
        required: text.required,
        shown_to_partner: text.shownToPartner,
        max_length: text.maxLength,
        bounds: text.bounds ? json(text.bounds) : null,
        created_at: ctx.clock.now(),
        created_by: by,
      })),
    )
    .execute();
}
