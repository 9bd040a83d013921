import { pick } from '../../../lib/text/texts.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import { UNSAID } from '../../../rooms/imports/index.ts';
import type { Option, View } from '../../../ui/index.ts';

/** The words for a page of an import, apart from the draft. */
export interface Words {
  view: View;
  source: string;
  questions: readonly Question[];
}

/** The choices for a column: undecided, left out, the mail address, the language, then the questions of the round. */
export function goalOptions({ view, source, questions }: Words): Option[] {
  const { t, lang } = view;
  return [
    { value: UNSAID, label: t('imports.goal.unsaid') },
    { value: 'ignore', label: t('imports.goal.ignore') },
    { value: 'address', label: t('imports.goal.address') },
    { value: 'locale', label: t('imports.goal.locale') },
    ...questions.map((question) => ({
      value: question.role ?? String(question.id),
      label: pick(question.label, lang, source),
    })),
  ];
}

/** The question that a column answers; undefined for addresses and for columns left out. */
export const questionOfGoal = (
  questions: readonly Question[],
  goal: string | undefined,
): Question | undefined => questions.find(({ role, id }) => role === goal || String(id) === goal);

/** Reasons with words of their own; for any other the text says only that the cell cannot be read. */
const FAULTS = [
  'bad-address',
  'control',
  'extra-cells',
  'language-twice',
  'no-address',
  'no-name',
  'not-whole',
  'one-line',
  'same-address',
  'too-large',
  'too-long',
  'too-many',
  'too-small',
  'unknown-day',
  'absence-half',
  'absence-order',
  'exclusion-long',
] as const;

/** Says why a cell cannot be read. `piece` is the first row of the same address, when that is the reason. */
export function faultText(
  { t }: Pick<View, 't'>,
  { reason, piece }: { reason: string; piece: string },
): string {
  const known = FAULTS.find((one) => one === reason);
  if (known === 'same-address') return t('imports.fault.same-address', { row: Number(piece) });
  return known ? t(`imports.fault.${known}` as const) : t('imports.fault.malformed');
}

/** The beginning of a cell, as much as fits into a table. */
export const onALine = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
