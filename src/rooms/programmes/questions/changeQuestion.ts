import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { QuestionRefusal } from './addQuestion.ts';
import {
  NEEDED_ROLES,
  askOtherwise,
  checkQuestion,
  hasLength,
  hasOptions,
  insertVersion,
  tidy,
  withKeys,
} from '../../forms/index.ts';
import type { Question, QuestionDraft, QuestionText } from '../../forms/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import { questionOf } from './queries.ts';

/**
 * Changes what a question says, as a new version that this round asks from now on. Applications keep the version they answered, and
 * other rounds the one they ask. What the matcher needs stays required.
 */
export async function changeQuestion(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; question: number; text: QuestionDraft },
): Promise<{ ok: true; version: number } | QuestionRefusal> {
  const { programme, actor, round } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const question = await questionOf(ctx, programme, round, input.question);
    if (!question) return { ok: false, reason: 'unknown' };
    const problems = checkQuestion(question.type, input.text, open.source_locale);
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'question', problems };
    const earlier = await ctx.db
      .selectFrom('question_version')
      .select(['version', 'options'])
      .where('programme_id', '=', programme)
      .where('question_id', '=', question.id)
      .execute();
    const taken = new Set(earlier.flatMap((one) => one.options.map((option) => option.key)));
    const text = textOf(question, input.text, open.source_locale, taken);
    if (sameText(question, text)) return { ok: true, version: question.version };
    const version = Math.max(...earlier.map((one) => one.version)) + 1;
    await insertVersion(ctx, programme, { question: question.id, version, text }, actorPerson(actor));
    await askOtherwise(ctx, formOfRound(programme, round), question.id, { version });
    await record(ctx, {
      programme,
      actor,
      kind: 'question-changed',
      subject: ['question', question.id],
      round,
      data: { from: question.version, to: version },
    });
    return { ok: true, version };
  });
}

/** The question's new text: the parts that a draft may not change stay as they were. */
function textOf(
  question: Question,
  draft: QuestionDraft,
  source: string,
  taken: ReadonlySet<string>,
): QuestionText {
  const given = draft.options.map((option) => ({
    key: option.key !== null && taken.has(option.key) ? option.key : null,
    label: tidy(option.label),
  }));
  const words = new Map(given.map((option) => [option.key, option.label]));
  return {
    label: tidy(draft.label),
    help: tidy(draft.help),
    // The subjects of wishes are the matcher's: their words may change, the list may not.
    options: hasOptions(question.type)
      ? withKeys(given, source, taken)
      : question.options.map(({ key, label }) => ({ key, label: words.get(key) ?? label })),
    required: draft.required || NEEDED_ROLES.includes(question.role ?? ''),
    shownToPartner: draft.shownToPartner && question.type !== 'exclusions',
    maxLength: hasLength(question.type) ? draft.maxLength : null,
  };
}

function sameText(a: QuestionText, b: QuestionText): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(text: QuestionText): string {
  return JSON.stringify([
    sorted(text.label),
    sorted(text.help),
    text.options.map((option) => [option.key, sorted(option.label)]),
    text.required,
    text.shownToPartner,
    text.maxLength,
  ]);
}

const sorted = (texts: Record<string, string>): unknown =>
  Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
