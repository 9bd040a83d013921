import type { Translate } from '../../i18n/translate.ts';
import { limitsOf } from '../../rooms/forms/index.ts';
import type { AnswerError, Question } from '../../rooms/forms/index.ts';

/** Says in words why an answer is not accepted. With `countryKnown` the person is asked for a zone of their country. */
export function answerError(
  t: Translate,
  question: Question,
  reason: AnswerError,
  countryKnown: boolean,
): string {
  if (question.type === 'zone' && reason === 'required' && countryKnown) return t('apply.zone.which');
  return t(`answer.error.${reason}`, limitsOf(question));
}
