import { tidyTexts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { checkQuestion, withKeys } from '../checkQuestion.ts';
import type { QuestionDraft } from '../checkQuestion.ts';
import { questionIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';
import { hasLength, hasOptions, isCounted } from '../question.ts';
import type { Question, QuestionText } from '../question.ts';
import { askOtherwise } from '../writeForm.ts';
import { insertVersion } from '../writeQuestions.ts';
import type { EditRefusal } from './addQuestionTo.ts';

/**
 * Changes a question's words and ways to answer, as a new version that this form asks from now on. Answers keep the version they were given
 * to, and other forms the version they ask. A role that the form needs stays required. Returns the version asked `before`, the same when
 * nothing is new. `base` is the version that the writer began with.
 */
export async function rewordQuestionIn(
  ctx: Ctx,
  form: FormOf,
  input: { question: number; text: QuestionDraft; source: string; by: number | null; base?: number },
): Promise<{ ok: true; version: number; before: number } | { ok: false; reason: 'overtaken' } | EditRefusal> {
  const { source, by } = input;
  return inTransaction(ctx, async (ctx) => {
    const question = await questionIn(ctx, form, input.question);
    if (!question) return { ok: false, reason: 'unknown' };
    if (input.base !== undefined && input.base !== question.version)
      return { ok: false, reason: 'overtaken' };
    const problems = checkQuestion(question.type, input.text, source);
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'question', problems };
    const earlier = await ctx.db
      .selectFrom('question_version')
      .select(['version', 'options'])
      .where('programme_id', '=', form.programme)
      .where('question_id', '=', question.id)
      .execute();
    const taken = new Set(earlier.flatMap((one) => one.options.map((option) => option.key)));
    const isNeeded = form.table.needs.includes(question.role ?? '');
    const text = textOf(
      question,
      { ...input.text, required: input.text.required || isNeeded },
      source,
      taken,
    );
    const before = question.version;
    if (sameText(question, text)) return { ok: true, version: before, before };
    const version = Math.max(...earlier.map((one) => one.version)) + 1;
    await insertVersion(ctx, form.programme, { question: question.id, version, text }, by);
    await askOtherwise(ctx, form, question.id, { version });
    return { ok: true, version, before };
  });
}

/** Whether a draft differs from the present question. */
export function changesQuestion(question: Question, draft: QuestionDraft, source: string): boolean {
  const keys = new Set(question.options.map(({ key }) => key));
  return !sameText(question, textOf(question, draft, source, keys));
}

/** Asks an earlier version of a question again, unless it was changed again since. */
export async function askEarlierIn(
  ctx: Ctx,
  form: FormOf,
  { question, from, to }: { question: number; from: number; to: number },
): Promise<{ ok: true } | { ok: false; reason: 'changed-since' }> {
  const now = await questionIn(ctx, form, question);
  if (now?.version !== from) return { ok: false, reason: 'changed-since' };
  await askOtherwise(ctx, form, question, { version: to });
  return { ok: true };
}

/** The question's new text; parts that a draft may not change stay as they were. */
function textOf(
  question: Question,
  draft: QuestionDraft,
  source: string,
  taken: ReadonlySet<string>,
): QuestionText {
  const given = draft.options.map((option) => ({
    key: option.key !== null && taken.has(option.key) ? option.key : null,
    label: tidyTexts(option.label),
  }));
  const words = new Map(given.map((option) => [option.key, option.label]));
  return {
    label: tidyTexts(draft.label),
    help: tidyTexts(draft.help),
    // The matcher defines the subjects of wishes: their words may change, the list may not.
    options: hasOptions(question.type)
      ? withKeys(given, source, taken)
      : question.type === 'scale'
        ? draft.options.flatMap(({ key, label }) => (key === null ? [] : [{ key, label: tidyTexts(label) }]))
        : question.options.map(({ key, label }) => ({ key, label: words.get(key) ?? label })),
    required: draft.required,
    shownToPartner: draft.shownToPartner && question.type !== 'exclusions',
    maxLength: hasLength(question.type) ? draft.maxLength : null,
    bounds: isCounted(question.type) ? (draft.bounds ?? null) : null,
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
    [text.bounds?.least ?? null, text.bounds?.most ?? null],
  ]);
}

const sorted = (texts: Record<string, string>): unknown =>
  Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
