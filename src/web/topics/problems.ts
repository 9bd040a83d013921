import type { MessageKey } from '../../i18n/locales.ts';
import { languageName } from '../../lib/world/languages.ts';
import type { TextPart } from '../../lib/text/texts.ts';
import type { View } from '../../ui/index.ts';
import { fieldOf } from '../frame/problems.ts';

/** The labels of fields of topics, guest posts and the glossary, as their pages show them. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  title: 'topics.edit.title',
  summary: 'topics.edit.summary',
  essay: 'topics.edit.essay',
  alt: 'topics.picture.alt',
  about: 'topics.guest.about',
  body: 'topics.guest.body',
  day: 'topics.guest.day',
  term: 'glossary.term',
  explanation: 'glossary.explanation',
};

/** The label of a field such as `title` or `question.2`, or of one with its language such as `body.fr`. */
export function fieldLabel({ t, lang }: View, field: string): string | undefined {
  const [base = '', ...rest] = field.split('.');
  const number = base === 'question' ? Number(rest.shift()) : null;
  const key = LABELS[base];
  const name = number ? t('topics.edit.question', { n: number }) : key && t(key);
  return name && rest[0] ? `${name} (${languageName(lang, rest[0])})` : name;
}

/** Problems for `ErrorSummary`. Each names its field, since many fields may lack the same thing. */
export const namedProblems = (
  view: View,
  problems: readonly (TextPart & { reason: string })[],
  nameOf: (problem: TextPart) => string = (problem) => fieldOf(problem),
): { name: string; label: string | undefined; message: string }[] =>
  problems.map((problem) => ({
    name: nameOf(problem),
    label: fieldLabel(view, fieldOf(problem)),
    message: view.t(`topics.error.${problem.reason}` as MessageKey),
  }));
