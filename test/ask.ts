import type { Question, QuestionType } from '../src/rooms/forms/index.ts';

const options = [
  { key: 'public', label: { en: 'Public' } },
  { key: 'school', label: { en: 'School' } },
];

/** A question of a type, to be answered in a test. */
export function ask(type: QuestionType, more: Partial<Question> = {}): Question {
  return {
    id: 7,
    version: 1,
    role: null,
    type,
    step: 1,
    position: 1,
    label: { en: 'A question' },
    help: {},
    options: type === 'one' || type === 'many' ? options : [],
    required: false,
    shownToPartner: true,
    maxLength: null,
    ...more,
  };
}
