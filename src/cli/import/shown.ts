import { regionName } from '../../lib/world/countries.ts';
import { languageName } from '../../lib/world/languages.ts';
import { pick } from '../../lib/text/texts.ts';
import { WISH_ROLES } from '../../rooms/forms/index.ts';
import type {
  AbsenceAnswer,
  AnswerValue,
  LanguageAnswer,
  Question,
  WishAnswer,
} from '../../rooms/forms/index.ts';

/** The most characters of a value on one line. */
const WIDE = 120;

/** The name of a question in reports: its role, or else its words. */
export const labelOf = (question: Question): string => question.role ?? pick(question.label, 'en', 'en');

/** A cell as the import understood it, on one line. */
export function understood(question: Question, value: AnswerValue, questions: readonly Question[]): string {
  const text = inWords(question, value, questions)
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return text.length > WIDE ? `${text.slice(0, WIDE - 1)}…` : text;
}

function inWords(question: Question, value: AnswerValue, questions: readonly Question[]): string {
  switch (question.type) {
    case 'one':
      return optionIn(question, String(value));
    case 'many':
      return (value as string[]).map((key) => optionIn(question, key)).join('; ');
    case 'country':
      return regionName('en', String(value));
    case 'languages':
      return (value as LanguageAnswer[])
        .map(({ code, level }) => `${languageName('en', code)} ${level}`)
        .join('; ');
    case 'hours':
      return `${[...String(value)].filter((bit) => bit === '1').length / 2} hours a week`;
    case 'absences':
      return (value as AbsenceAnswer[]).map(({ from, until }) => `${from}..${until}`).join('; ');
    case 'wishes':
      return (value as WishAnswer[]).map((wish) => wishIn(wish, questions)).join('; ');
    case 'exclusions':
      // Reports count exclusions and never repeat their names.
      return `${(value as string[]).length} named`;
    case 'date':
    case 'number':
    case 'scale':
    case 'zone':
    case 'short':
    case 'long':
      return String(value);
  }
}

function optionIn(question: Question | undefined, key: string): string {
  const option = question?.options.find((one) => one.key === key);
  return option ? pick(option.label, 'en', 'en') : key;
}

function wishIn({ about, value, strength }: WishAnswer, questions: readonly Question[]): string {
  const text = String(value);
  const said =
    about === 'country' || about === 'region'
      ? regionName('en', text)
      : about === 'language'
        ? languageName('en', text)
        : optionIn(
            questions.find(({ role }) => role !== null && role === WISH_ROLES[about]),
            text,
          );
  return `${strength === 'wish' ? '' : `${strength} `}${about}: ${said}`;
}
