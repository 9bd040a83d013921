import type { Translate } from '../../i18n/translate.ts';
import { limitsOf } from '../../rooms/forms/index.ts';
import type { AnswerError, Question } from '../../rooms/forms/index.ts';

/** Why an answer cannot stand, in words. `countryKnown`: whoever said where they live is asked which of its clocks is theirs. */
export function answerError(
  t: Translate,
  question: Question,
  reason: AnswerError,
  countryKnown: boolean,
): string {
  if (question.type === 'zone' && reason === 'required' && countryKnown) return t('apply.zone.which');
  return t(`answer.error.${reason}`, limitsOf(question));
}
