import { plainDigits } from '../../../lib/text/digits.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { MOST_OPTIONS, wholeNumberOf } from '../../../rooms/forms/index.ts';
import type {
  QuestionDraft,
  QuestionProblems,
  QuestionText,
  QuestionType,
} from '../../../rooms/forms/index.ts';
import type { Translate } from '../../../i18n/translate.ts';
import { readTexts } from '../../frame/problems.ts';

/** Empty rows offered for further answers. */
export const SPARE_ROWS = 3;
const MOST_ROWS = MOST_OPTIONS + 60;
/** The ends of a scale: their words are kept as options with these keys. */
export const ENDS = ['least', 'most'] as const;

/** A question as typed in the form. */
export interface Typed {
  label: Texts;
  help: Texts;
  options: { key: string | null; label: Texts }[];
  required: boolean;
  shownToPartner: boolean;
  maxLength: string;
  least: string;
  most: string;
}

export const blank: Typed = {
  label: {},
  help: {},
  options: [],
  required: false,
  shownToPartner: true,
  maxLength: '600',
  least: '',
  most: '',
};

/** The values with which a new question of a type begins. */
export const blankOf = (type: QuestionType): Typed =>
  type === 'scale'
    ? { ...blank, least: '1', most: '5', options: ENDS.map((key) => ({ key, label: {} })) }
    : blank;

export function typedOf(question: QuestionText): Typed {
  const { maxLength, bounds, ...words } = question;
  return {
    ...words,
    options: [...question.options],
    maxLength: String(maxLength ?? ''),
    least: String(bounds?.least ?? ''),
    most: String(bounds?.most ?? ''),
  };
}

/** Reads the form. An existing question keeps its words in languages that the programme dropped. */
export function typedFrom(
  form: URLSearchParams,
  locales: readonly string[],
  before: Typed = { ...blank },
): Typed {
  return {
    label: { ...before.label, ...readTexts(form, 'label', locales) },
    help: { ...before.help, ...readTexts(form, 'help', locales) },
    options: optionsFrom(form, locales, before),
    required: form.get('required') === 'yes',
    shownToPartner: form.get('shown') === 'yes',
    maxLength: form.get('maxLength') ?? before.maxLength,
    least: form.get('least') ?? before.least,
    most: form.get('most') ?? before.most,
  };
}

function optionsFrom(form: URLSearchParams, locales: readonly string[], before: Typed): Typed['options'] {
  const keptOf = (key: string | null): Texts =>
    before.options.find((option) => option.key === key)?.label ?? {};
  if (form.has(`end-least.${locales[0]}`))
    return ENDS.map((key) => ({
      key,
      label: { ...keptOf(key), ...readTexts(form, `end-${key}`, locales) },
    }));
  const options: Typed['options'] = [];
  for (let row = 0; row < MOST_ROWS && form.has(`option.${row}.${locales[0]}`); row++) {
    const key = form.get(`option.${row}.key`) || null;
    const words = readTexts(form, `option.${row}`, locales);
    if (Object.values(words).every((text) => text.trim() === '')) continue;
    options.push({ key, label: { ...keptOf(key), ...words } });
  }
  return options;
}

/** An end of a range: null when the field is empty, NaN when it holds no whole number. */
const end = (text: string): number | null =>
  text.trim() === '' ? null : (wholeNumberOf(text) ?? Number.NaN);

export function draftOf({ maxLength, least, most, ...typed }: Typed): QuestionDraft {
  const length = plainDigits(maxLength).trim();
  return {
    ...typed,
    maxLength: length === '' ? null : /^\d{1,6}$/.test(length) ? Number(length) : -1,
    bounds: least.trim() === '' && most.trim() === '' ? null : { least: end(least), most: end(most) },
  };
}

/** The problems of a question in words, by the names of the fields. */
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
    bounds: 'least',
  };
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      names[field as keyof typeof names],
      t(`questions.problem.${problem}`, { field: t(`questions.${field as keyof typeof names}`) }),
    ]),
  );
}
