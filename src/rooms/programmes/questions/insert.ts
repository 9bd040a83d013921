import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import type { QuestionText, QuestionType } from './types.ts';

/** A new question in its first version, bound to a round at a place. Returns its id. */
export async function insertQuestion(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    step: number;
    position: number;
    role: string | null;
    type: QuestionType;
    text: QuestionText;
    by: number | null;
  },
): Promise<number> {
  const { programme, text, by } = input;
  const { id } = await ctx.db
    .insertInto('question')
    .values({ programme_id: programme, role: input.role, type: input.type, created_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertVersion(ctx, { programme, question: id, version: 1, text, by });
  await bindQuestion(ctx, { ...input, question: id, version: 1 });
  return id;
}

export async function insertVersion(
  ctx: Ctx,
  input: { programme: number; question: number; version: number; text: QuestionText; by: number | null },
): Promise<void> {
  const { text } = input;
  await ctx.db
    .insertInto('question_version')
    .values({
      programme_id: input.programme,
      question_id: input.question,
      version: input.version,
      label: json(text.label),
      help: json(text.help),
      options: json([...text.options]),
      required: text.required,
      shown_to_partner: text.shownToPartner,
      max_length: text.maxLength,
      created_at: ctx.clock.now(),
      created_by: input.by,
    })
    .execute();
}

export async function bindQuestion(
  ctx: Ctx,
  input: {
    programme: number;
    round: number;
    question: number;
    version: number;
    step: number;
    position: number;
  },
): Promise<void> {
  await ctx.db
    .insertInto('round_question')
    .values({
      programme_id: input.programme,
      round_id: input.round,
      question_id: input.question,
      version: input.version,
      step: input.step,
      position: input.position,
    })
    .execute();
}
