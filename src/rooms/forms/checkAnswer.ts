import type { KeysOf } from '../../i18n/locales.ts';
import { countryCodes } from '../../lib/world/countries.ts';
import { hasTooManyOctets } from '../../lib/text/nameOctets.ts';
import { isZone } from '../../lib/time/time.ts';
import { MOST_NUMBER, maxLengthOf } from './limits.ts';
import { plainly } from './plainly.ts';
import type { Question } from './question.ts';
import { LEVELS, REGION_CODES, WISH_ROLES, WISH_STRENGTHS, WISH_SUBJECTS } from './values.ts';
import type { AnswerValue, ValueOf } from './values.ts';

/** Why an answer is invalid; the catalogue's words are in `answer.error.…` (with {max} when a limit is passed). */
export type AnswerError = KeysOf<'answer.error'>;

/** The part of a question that checking reads. */
export type AskedQuestion = Pick<Question, 'type' | 'role' | 'options' | 'required' | 'maxLength' | 'bounds'>;

/** The most rows of a repeatable answer. */
export const MOST_ROWS = 30;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Checks whether a value may be stored as the answer to a question; shared by the form and by imports. Null or undefined is "not answered".
 * `questions` are the others of the round: with them a wish about a sector must name one that exists.
 */
export function checkAnswer(
  question: AskedQuestion,
  value: unknown,
  questions: readonly Pick<Question, 'role' | 'options'>[] = [],
): { ok: true; value: AnswerValue | null } | { ok: false; reason: AnswerError } {
  const plain = plainly(question, value);
  if (isEmpty(plain))
    return question.required ? { ok: false, reason: 'required' } : { ok: true, value: null };
  const reason = CHECKS[question.type](plain, question, questions);
  return reason ? { ok: false, reason } : { ok: true, value: plain as AnswerValue };
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '' || /^0{336}$/.test(value);
  return Array.isArray(value) && value.length === 0;
}

type Check = (
  value: unknown,
  question: AskedQuestion,
  questions: readonly Pick<Question, 'role' | 'options'>[],
) => AnswerError | null;

const text: Check = (value, question) => {
  if (typeof value !== 'string') return 'malformed';
  // A text of many more code units than its limit need not be counted.
  const max = maxLengthOf(question);
  if (value.length > max * 30 || (question.role === 'name' && hasTooManyOctets(value))) return 'too-long';
  return value.length > max && hasMore(value, max) ? 'too-long' : null;
};

/** Whether a text has more than so many graphemes, the characters that people count; counts no further. */
function hasMore(text: string, most: number): boolean {
  let count = 0;
  for (const _ of graphemes.segment(text)) if ((count += 1) > most) return true;
  return false;
}

const counted: Check = (value, { bounds }) => {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'not-whole';
  if (value < (bounds?.least ?? -MOST_NUMBER)) return 'too-small';
  return value > (bounds?.most ?? MOST_NUMBER) ? 'too-large' : null;
};

const CHECKS: Record<keyof ValueOf, Check> = {
  short: (value, ...rest) =>
    typeof value === 'string' && value.includes('\n') ? 'one-line' : text(value, ...rest),
  long: text,
  one: (value, { options }) => (options.some(({ key }) => key === value) ? null : 'unknown-option'),
  many: (value, { options }) =>
    rows(value, (key) => (options.some((option) => option.key === key) ? null : 'unknown-option')),
  date: (value) => (isDay(value) ? null : 'unknown-day'),
  number: counted,
  scale: (value, question, questions) =>
    counted(value, question, questions) === null ? null : 'unknown-option',
  country: (value) => (isCountry(value) ? null : 'unknown-country'),
  zone: (value) => (typeof value === 'string' && isZone(value) ? null : 'unknown-zone'),
  languages: (value) =>
    rows(value, (row) => {
      const { code, level } = fields(row);
      if (!code || !level) return 'language-half';
      if (!isLanguage(code)) return 'unknown-language';
      return (LEVELS as readonly unknown[]).includes(level) ? null : 'unknown-level';
    }) ?? (distinct(value, 'code') ? null : 'language-twice'),
  hours: (value) => (typeof value === 'string' && /^[01]{336}$/.test(value) ? null : 'malformed'),
  absences: (value) =>
    rows(value, (row) => {
      const { from, until } = fields(row);
      if (!from || !until) return 'absence-half';
      if (!isDay(from) || !isDay(until)) return 'unknown-day';
      return from <= until ? null : 'absence-order';
    }),
  wishes: (value, question, questions) => rows(value, (row) => checkWish(fields(row), question, questions)),
  exclusions: (value) =>
    rows(value, (one) =>
      typeof one !== 'string' || one.trim() === '' || one.length > 254 ? 'exclusion-long' : null,
    ),
};

function checkWish(
  { about, value, strength }: Record<string, unknown>,
  question: AskedQuestion,
  questions: readonly Pick<Question, 'role' | 'options'>[],
): AnswerError | null {
  const subject = WISH_SUBJECTS.find((one) => one === about);
  if (!subject || !WISH_STRENGTHS.some((one) => one === strength)) return 'unknown-wish';
  if (question.options.length > 0 && !question.options.some(({ key }) => key === subject))
    return 'unknown-wish';
  const known = (): boolean => {
    if (subject === 'country') return isCountry(value);
    if (subject === 'region') return (REGION_CODES as readonly unknown[]).includes(value);
    if (subject === 'language') return isLanguage(value);
    if (subject === 'zone') return typeof value === 'number' && value >= 0 && value <= 12;
    const asked = questions.find(({ role }) => role === WISH_ROLES[subject]);
    if (asked) return asked.options.some(({ key }) => key === value);
    return typeof value === 'string' && value !== '' && value.length <= 100;
  };
  return known() ? null : 'unknown-wish';
}

/** The first reason among the rows of a list, or null. */
function rows(value: unknown, check: (row: unknown) => AnswerError | null): AnswerError | null {
  if (!Array.isArray(value)) return 'malformed';
  if (value.length > MOST_ROWS) return 'too-many';
  for (const row of value) {
    const reason = check(row);
    if (reason) return reason;
  }
  return null;
}

function fields(row: unknown): Record<string, unknown> {
  return row !== null && typeof row === 'object' ? (row as Record<string, unknown>) : {};
}

function distinct(value: unknown, name: string): boolean {
  const all = (value as unknown[]).map((row) => fields(row)[name]);
  return new Set(all).size === all.length;
}

function isCountry(value: unknown): boolean {
  return typeof value === 'string' && countryCodes.includes(value);
}

function isLanguage(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)) return false;
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}

/** A day the calendar knows, `2027-03-01`. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}
