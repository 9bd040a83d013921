import { clocksOfCountry } from '../../lib/time/zones.ts';
import type { AnswerProblem, CheckedAnswer } from './answerProblem.ts';
import type { Question } from './question.ts';

/**
 * Answers the question about the zone by the country, if all its zones have one clock: adds the answer to `answers`, and removes the
 * problem.
 */
export function fillZone(
  asked: readonly Question[],
  answers: CheckedAnswer[],
  problems: AnswerProblem[],
  now: Date,
): void {
  const zone = asked.find(({ type }) => type === 'zone');
  const country = answers.find(({ question }) => question.type === 'country')?.value;
  if (!zone || typeof country !== 'string') return;
  const zones = clocksOfCountry(country, now);
  const missing = problems.findIndex(({ question, reason }) => question === zone && reason === 'required');
  const own = answers.find(({ question }) => question === zone);
  if (zones.length !== 1 || (missing < 0 && own?.value)) return;
  if (missing >= 0) problems.splice(missing, 1);
  if (own) own.value = zones[0]!;
  else answers.push({ question: zone, value: zones[0]! });
}
