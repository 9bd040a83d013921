import type { Texts } from '../../../lib/text/texts.ts';
import type { QuestionDraft, QuestionProblems, QuestionText } from '../../../rooms/forms/index.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { readTexts } from '../../frame/problems.ts';

/** Rows offered for further answers. */
export const SPARE_ROWS = 3;
const MOST_ROWS = 80;

/** A question as the form has it: all as typed. */
export interface Typed {
  label: Texts;
  help: Texts;
  options: { key: string | null; label: Texts }[];
  required: boolean;
  shownToPartner: boolean;
  maxLength: string;
}

export const blank: Typed = {
  label: {},
  help: {},
  options: [],
  required: false,
  shownToPartner: true,
  maxLength: '600',
};

export function typedOf(question: QuestionText): Typed {
  return { ...question, options: [...question.options], maxLength: String(question.maxLength ?? '') };
}

/** Reads the form; in an existing question, languages the programme dropped keep their words. */
export function typedFrom(
  form: URLSearchParams,
  locales: readonly string[],
  before: Typed = { ...blank },
): Typed {
  const options: Typed['options'] = [];
  for (let row = 0; row < MOST_ROWS && form.has(`option.${row}.${locales[0]}`); row++) {
    const key = form.get(`option.${row}.key`) || null;
    const words = readTexts(form, `option.${row}`, locales);
    if (Object.values(words).every((text) => text.trim() === '')) continue;
    const kept = before.options.find((option) => option.key === key)?.label ?? {};
    options.push({ key, label: { ...kept, ...words } });
  }
  return {
    label: { ...before.label, ...readTexts(form, 'label', locales) },
    help: { ...before.help, ...readTexts(form, 'help', locales) },
    options,
    required: form.get('required') === 'yes',
    shownToPartner: form.get('shown') === 'yes',
    maxLength: form.get('maxLength') ?? before.maxLength,
  };
}

export function draftOf(typed: Typed): QuestionDraft {
  const { maxLength } = typed;
  return {
    ...typed,
    maxLength: maxLength.trim() === '' ? null : /^\d{1,6}$/.test(maxLength.trim()) ? Number(maxLength) : -1,
  };
}

/** The problems of a question, in words, by the name of the field. */
export function questionMessages(
  problems: QuestionProblems,
  t: Translate,
  source: string,
): Record<string, string> {
  const names = {
    label: `label.${source}`,
    help: `help.${source}`,
    options: `option.0.${source}`,
    maxLength: 'maxLength',
  };
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      names[field as keyof typeof names],
      t(`questions.problem.${problem}`, { field: t(`questions.${field as keyof typeof names}`) }),
    ]),
  );
}
